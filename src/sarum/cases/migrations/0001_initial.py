import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("board", "0002_ledger"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Adult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pseudonym", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=200)),
                ("known_as", models.CharField(blank=True, max_length=200)),
                ("other_names", models.JSONField(blank=True, default=list)),
                ("date_of_birth", models.DateField(blank=True, null=True)),
                (
                    "living",
                    models.CharField(
                        choices=[("ALIVE", "Alive"), ("DIED", "Has died"), ("NOT_KNOWN", "Not known")],
                        default="NOT_KNOWN",
                        max_length=10,
                    ),
                ),
                ("date_of_death", models.DateField(blank=True, null=True)),
                ("address", models.TextField(blank=True)),
                ("nhs_number", models.CharField(blank=True, max_length=20)),
                ("needs", models.TextField(blank=True, verbose_name="needs for care and support")),
                ("particulars", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="LadderStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=20, unique=True)),
                (
                    "days",
                    models.SmallIntegerField(blank=True, null=True, verbose_name="working days after a return is due"),
                ),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Advocacy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "has_difficulty",
                    models.CharField(
                        choices=[("YES", "Yes"), ("NO", "No"), ("NOT_KNOWN", "Not known yet")],
                        max_length=10,
                        verbose_name="substantial difficulty",
                    ),
                ),
                ("difficulties", models.JSONField(blank=True, default=list)),
                (
                    "has_supporter",
                    models.CharField(
                        choices=[("YES", "Yes"), ("NO", "No"), ("NOT_KNOWN", "Not known yet")],
                        max_length=10,
                        verbose_name="somebody appropriate",
                    ),
                ),
                ("supporter", models.CharField(blank=True, max_length=200)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("OFFERED", "An advocate has been offered"),
                            ("ARRANGED", "An advocate has been arranged"),
                            ("DECLINED", "The adult declined an advocate"),
                            ("NOT_NEEDED", "An advocate is not needed"),
                            ("NOT_DECIDED", "Not decided yet"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reasons", models.TextField()),
                ("advocate", models.CharField(blank=True, max_length=300)),
                ("answered_on", models.DateField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "adult",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="advocacy", to="cases.adult"
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "advocacy",
            },
        ),
        migrations.CreateModel(
            name="Alternative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sort",
                    models.CharField(
                        choices=[
                            ("AUDIT", "Audit"),
                            ("ROUND_TABLE", "Round table"),
                            ("SINGLE_AGENCY", "Single-agency review"),
                            ("SUCCESS_REVIEW", "Success review"),
                            ("OTHER", "Something else"),
                        ],
                        default="OTHER",
                        max_length=20,
                        verbose_name="of what kind",
                    ),
                ),
                ("kind", models.CharField(max_length=200)),
                ("due_on", models.DateField()),
                ("outcome", models.TextField(blank=True)),
                ("learning", models.TextField(blank=True)),
                ("concluded_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("concluded_at__isnull", True), ("outcome", "")),
                            models.Q(("concluded_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="an_alternative_is_concluded_with_an_outcome",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AlternativeChase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("chased_at", models.DateTimeField()),
                ("what", models.CharField(max_length=300)),
                ("once", models.CharField(max_length=60, null=True, unique=True)),
                (
                    "alternative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="chases", to="cases.alternative"
                    ),
                ),
                (
                    "chased_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["chased_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=30, unique=True)),
                ("pseudonym", models.CharField(max_length=60)),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("REFERRAL", "Referral"),
                            ("VERIFICATION", "Verification"),
                            ("ALTERNATIVE", "Alternative action"),
                            ("SCOPING", "Scoping"),
                            ("RAPID_REVIEW", "Rapid Review"),
                            ("SIGN_OFF", "Report and sign-off"),
                            ("RECOMMENDATIONS", "Recommendations"),
                            ("TRACKER", "Tracker"),
                            ("COMMISSIONING", "Commissioning"),
                            ("REVIEW", "Review"),
                            ("LEARNING", "Learning"),
                            ("PUBLICATION", "Publication"),
                            ("ASSURANCE", "Assurance"),
                            ("CLOSED", "Closed"),
                        ],
                        default="REFERRAL",
                        max_length=20,
                    ),
                ),
                ("step_since", models.DateField()),
                ("due_on", models.DateField(blank=True, null=True)),
                ("due_because", models.TextField(blank=True)),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closing_reason", models.TextField(blank=True)),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[("RESTRICTED", "Restricted"), ("HIGHLY_RESTRICTED", "Highly restricted")],
                        default="RESTRICTED",
                        max_length=20,
                    ),
                ),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "taken_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases_taken",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", False),
                                ("step", "CLOSED"),
                                models.Q(("closing_reason", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("step", "CLOSED"), _negated=True),
                                ("closed_at__isnull", True),
                                ("closing_reason", ""),
                            ),
                            _connector="OR",
                        ),
                        name="a_closed_case_says_when_and_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Cascade",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("how", models.CharField(max_length=200)),
                ("held_on", models.DateField()),
                ("people", models.PositiveIntegerField(verbose_name="how many people it reached")),
                ("reflections", models.TextField(blank=True, verbose_name="what they took from it")),
                ("confirmed_at", models.DateTimeField()),
                ("agency", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="board.agency")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cascades", to="cases.case"
                    ),
                ),
            ],
            options={
                "ordering": ["confirmed_at", "pk"],
            },
        ),
        migrations.AddField(
            model_name="alternative",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="alternatives", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="adult",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="adults", to="cases.case"
            ),
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField(verbose_name="action")),
                ("due_on", models.DateField()),
                ("first_due_on", models.DateField()),
                ("outcome", models.TextField(verbose_name="expected outcome")),
                ("measure", models.TextField(blank=True, verbose_name="how it will be measured")),
                (
                    "progress",
                    models.CharField(
                        choices=[
                            ("OPEN", "In hand"),
                            ("CLAIMED", "Claimed complete, to be verified"),
                            ("COMPLETE", "Complete, evidence accepted"),
                        ],
                        default="OPEN",
                        max_length=20,
                    ),
                ),
                ("completed_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="actions", to="board.agency"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="actions", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="actions", to="cases.case"
                    ),
                ),
            ],
            options={
                "ordering": ["case", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="one_action_of_each_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("completed_on__isnull", False), ("progress", "COMPLETE")),
                            models.Q(models.Q(("progress", "COMPLETE"), _negated=True), ("completed_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="a_complete_action_says_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Abbreviation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("short", models.CharField(max_length=30)),
                ("meaning", models.CharField(max_length=200)),
                ("added_at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="abbreviations", to="cases.case"
                    ),
                ),
            ],
            options={
                "ordering": ["short"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "short"), name="an_abbreviation_has_one_meaning")
                ],
            },
        ),
        migrations.CreateModel(
            name="Challenge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("VERIFICATION", "The verification decision"),
                            ("CRITERIA", "The decision under section 44 of the Care Act"),
                            ("REPORT", "What the Rapid Review report says"),
                            ("SCOPE", "The scope and manner of the review"),
                            ("PUBLICATION", "The decision on publication"),
                            ("CONDUCT", "How the Board, or somebody for it, has acted"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "by_whom",
                    models.CharField(
                        choices=[
                            ("REFERRER", "The referrer"),
                            ("FAMILY", "The adult or their family"),
                            ("PARTNER", "A partner agency"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("grounds", models.TextField()),
                ("received_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("due_because", models.TextField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("UPHELD", "Upheld: the decision should be taken again"),
                            ("PARTLY_UPHELD", "Partly upheld"),
                            ("NOT_UPHELD", "Not upheld: the decision stands"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reasons", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "told_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("EMAIL", "Secure email"),
                            ("POST", "Post"),
                            ("TELEPHONE", "Telephone"),
                            ("IN_PERSON", "In person"),
                            ("OTHER", "Another way"),
                        ],
                        max_length=20,
                    ),
                ),
                ("told_on", models.DateField(blank=True, null=True)),
                ("is_settled", models.BooleanField(null=True, verbose_name="the challenger accepts the answer")),
                ("unsettled_because", models.TextField(blank=True, verbose_name="what stays in dispute")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="challenges", to="cases.case"
                    ),
                ),
                (
                    "concerns",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["received_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True), ("outcome", "")),
                            models.Q(
                                models.Q(("outcome", ""), _negated=True),
                                models.Q(("reasons", ""), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_challenge_is_answered_with_reasons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_settled", False), models.Q(("unsettled_because", ""), _negated=True)),
                            models.Q(("is_settled__isnull", True), ("unsettled_because", "")),
                            models.Q(("is_settled", True), ("unsettled_because", "")),
                            _connector="OR",
                        ),
                        name="an_unsettled_challenge_says_what_stays_in_dispute",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChronologyEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveIntegerField(verbose_name="its place in its source")),
                ("place", models.PositiveIntegerField(blank=True, null=True)),
                ("agency", models.CharField(max_length=200)),
                ("date", models.CharField(blank=True, max_length=40)),
                ("date_read", models.CharField(blank=True, max_length=40)),
                ("time", models.CharField(blank=True, max_length=5)),
                ("first_on", models.DateField(blank=True, null=True, verbose_name="the first day it may mean")),
                ("last_on", models.DateField(blank=True, null=True, verbose_name="the last day it may mean")),
                ("certainty", models.CharField(blank=True, max_length=12)),
                ("written", models.TextField(blank=True, verbose_name="the date as it stands")),
                ("information", models.TextField(blank=True, verbose_name="source of the information")),
                ("event", models.TextField(blank=True, verbose_name="what happened")),
                (
                    "columns",
                    models.JSONField(blank=True, default=dict, verbose_name="every other cell, by its heading"),
                ),
                ("table", models.PositiveIntegerField()),
                ("row", models.PositiveIntegerField()),
                ("hidden", models.JSONField(blank=True, default=dict, verbose_name="the row without names")),
                ("named_text", models.TextField(blank=True, verbose_name="what is searched")),
                ("hidden_text", models.TextField(blank=True, verbose_name="what is searched without names")),
                ("dated_at", models.DateTimeField(blank=True, null=True)),
                ("dated_because", models.CharField(blank=True, max_length=300)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="chronology", to="cases.case"
                    ),
                ),
                (
                    "dated_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "chronology entries",
                "ordering": ["place", "source", "order"],
                "indexes": [models.Index(fields=["case", "place"], name="chronology_in_order")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("first_on__isnull", True), ("last_on__isnull", True)),
                            models.Q(("first_on__isnull", False), ("last_on__gte", models.F("first_on"))),
                            _connector="OR",
                        ),
                        name="a_chronology_entry_ends_after_it_begins",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ChronologySign",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("GAP", "A gap"),
                            ("CLASH", "Told differently by two agencies"),
                            ("TWICE", "Perhaps told twice by one agency"),
                        ],
                        max_length=10,
                    ),
                ),
                ("agency", models.CharField(blank=True, max_length=200)),
                ("first_on", models.DateField(blank=True, null=True)),
                ("last_on", models.DateField(blank=True, null=True)),
                ("days", models.PositiveIntegerField(blank=True, null=True)),
                ("why", models.TextField(blank=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="chronology_signs", to="cases.case"
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.chronologyentry"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.chronologyentry"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "GAP"), _negated=True),
                            models.Q(("days__isnull", False), ("first_on__isnull", False), ("last_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_gap_says_from_when_to_when",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ChronologySource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("FILE", "A file"),
                            ("PASTED", "A pasted table"),
                            ("RETURN", "Key events of a return"),
                            ("TYPED", "Typed in"),
                        ],
                        default="FILE",
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="what it is called")),
                (
                    "agency",
                    models.CharField(blank=True, max_length=200, verbose_name="whose it is, where somebody said so"),
                ),
                ("roles", models.JSONField(blank=True, default=dict)),
                ("reading", models.JSONField(blank=True, default=dict)),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("READ", "Read, and not yet in"),
                            ("IN", "In the chronology"),
                            ("REPLACED", "Replaced by a newer version"),
                            ("SET_ASIDE", "Set aside"),
                        ],
                        default="READ",
                        max_length=10,
                    ),
                ),
                ("edition", models.PositiveIntegerField(default=1, verbose_name="which version of it this is")),
                ("brought_at", models.DateTimeField()),
                ("taken_in_at", models.DateTimeField(blank=True, null=True)),
                ("set_aside_because", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "brought_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="chronology_sources", to="cases.case"
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="cases.chronologysource",
                    ),
                ),
                (
                    "taken_in_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "number"), name="a_chronology_source_has_a_number_of_its_own"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "SET_ASIDE"), models.Q(("set_aside_because", ""), _negated=True)),
                            models.Q(models.Q(("standing", "SET_ASIDE"), _negated=True), ("set_aside_because", "")),
                            _connector="OR",
                        ),
                        name="a_chronology_source_is_set_aside_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("standing__in", ["READ", "SET_ASIDE"]),
                            models.Q(("taken_in_at__isnull", False), ("taken_in_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_chronology_source_says_who_took_it_in",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChronologyProblem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.PositiveIntegerField(blank=True, null=True)),
                ("row", models.PositiveIntegerField(blank=True, null=True)),
                ("heading", models.CharField(blank=True, max_length=200)),
                ("written", models.TextField(blank=True)),
                ("problem", models.TextField()),
                ("suggestion", models.CharField(blank=True, max_length=40)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("settled_as", models.CharField(blank=True, max_length=300, verbose_name="what was made of it")),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="problems",
                        to="cases.chronologyentry",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="problems",
                        to="cases.chronologysource",
                    ),
                ),
            ],
            options={
                "ordering": ["source", "table", "row", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_as", ""), ("settled_at__isnull", True), ("settled_by__isnull", True)),
                            models.Q(
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                                models.Q(("settled_as", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_chronology_problem_is_settled_by_somebody",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="chronologyentry",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="cases.chronologysource"
            ),
        ),
        migrations.CreateModel(
            name="Commission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("manner", models.TextField(verbose_name="method")),
                ("reasons", models.TextField(verbose_name="why this is proportionate")),
                ("terms_of_reference", models.TextField()),
                ("period_from", models.DateField(blank=True, null=True)),
                ("period_to", models.DateField(blank=True, null=True)),
                ("independence", models.TextField(verbose_name="why the reviewer is independent")),
                ("days", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="days of work")),
                ("commissioned_at", models.DateTimeField(blank=True, null=True)),
                ("six_months_on", models.DateField(blank=True, null=True, verbose_name="six-month marker")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="commission", to="cases.case"
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("commissioned_at__isnull", True), ("six_months_on__isnull", True)),
                            models.Q(("commissioned_at__isnull", False), ("six_months_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_commission_has_its_six_month_marker",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Comparison",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "sameness",
                    models.CharField(
                        choices=[
                            ("SAME", "The same case"),
                            ("RELATED", "Related, and each goes its own way"),
                            ("DIFFERENT", "Different"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reasons", models.TextField()),
                ("compared_at", models.DateTimeField()),
                (
                    "compared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "second",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
            ],
            options={
                "ordering": ["compared_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="the_earlier_case_is_first"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reasons", ""), _negated=True), name="a_comparison_has_reasons"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Conflict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("conflict", models.TextField()),
                ("handled", models.TextField(blank=True)),
                ("is_barring", models.BooleanField(default=False, verbose_name="they must not decide or sign")),
                ("declared_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="conflicts", to="cases.case"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["declared_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=100, verbose_name="the name it came under")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pdf", "PDF"),
                            ("docx", "Word document"),
                            ("xlsx", "Excel spreadsheet"),
                            ("text", "Text"),
                            ("jpeg", "JPEG picture"),
                            ("png", "PNG picture"),
                        ],
                        max_length=10,
                    ),
                ),
                ("size", models.PositiveIntegerField()),
                ("about", models.CharField(blank=True, max_length=300, verbose_name="what it is")),
                ("provenance", models.CharField(blank=True, max_length=300, verbose_name="where it came from")),
                ("added_at", models.DateTimeField()),
                (
                    "scan",
                    models.CharField(
                        choices=[
                            ("WAITING", "Waiting to be checked for viruses"),
                            ("CLEAN", "Checked: no virus found"),
                            ("SUSPECT", "Held: a virus was found"),
                            ("NOT_SCANNED", "Not checked for viruses"),
                        ],
                        default="WAITING",
                        max_length=20,
                    ),
                ),
                ("scanned_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_because", models.TextField(blank=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="cases.case"
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="a_document_has_a_number_of_its_own"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_because", ""),
                                ("withdrawn_by__isnull", True),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_by__isnull", False),
                                models.Q(("withdrawn_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_withdrawal_says_who_when_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scan__in", ["CLEAN", "SUSPECT"]), ("scanned_at__isnull", False)),
                            models.Q(("scan__in", ["WAITING", "NOT_SCANNED"]), ("scanned_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="a_scan_says_when",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="chronologysource",
            name="document",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="chronology_sources",
                to="cases.document",
            ),
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("parts", models.JSONField(verbose_name="the minimum contents")),
                ("body", models.TextField(blank=True, verbose_name="everything else")),
                ("justified", models.JSONField(blank=True, default=dict, verbose_name="why a content is left out")),
                ("digest", models.CharField(max_length=64)),
                ("received_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="drafts", to="cases.case"
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="one_draft_of_each_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("accepted_at__isnull", False)),
                        fields=("case",),
                        name="one_draft_is_accepted_a_case",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("comments", models.TextField()),
                ("is_ready", models.BooleanField(verbose_name="ready to be accepted")),
                ("reviewed_at", models.DateTimeField()),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="cases.draft"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["reviewed_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Escalation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("why", models.TextField()),
                ("mitigation", models.TextField(verbose_name="what is done meanwhile")),
                ("escalated_at", models.DateTimeField()),
                ("response", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="escalations", to="cases.action"
                    ),
                ),
                (
                    "escalated_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["escalated_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=100)),
                ("title", models.CharField(max_length=300)),
                ("shows", models.TextField(blank=True, verbose_name="what it shows")),
                ("given_at", models.DateTimeField()),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="cases.action"
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ["given_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Fact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("words", models.TextField(verbose_name="the fact")),
                (
                    "certainty",
                    models.CharField(
                        choices=[("CERTAIN", "Certain"), ("UNCERTAIN", "Uncertain"), ("DISPUTED", "Disputed")],
                        max_length=10,
                    ),
                ),
                ("doubt", models.TextField(blank=True, verbose_name="why it is uncertain, or who disputes it")),
                ("heard", models.CharField(blank=True, max_length=300, verbose_name="where else it is known from")),
                ("recorded_at", models.DateTimeField()),
                ("withdrawn_because", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="facts", to="cases.case"
                    ),
                ),
                ("entries", models.ManyToManyField(blank=True, related_name="facts", to="cases.chronologyentry")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="a_fact_has_a_number_of_its_own"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("certainty", "CERTAIN"), models.Q(("doubt", ""), _negated=True), _connector="OR"
                        ),
                        name="a_fact_that_is_not_certain_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("words", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("withdrawn_because", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="cases.case"
                    ),
                ),
                ("entries", models.ManyToManyField(related_name="findings", to="cases.chronologyentry")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="a_finding_has_a_number_of_its_own")
                ],
            },
        ),
        migrations.CreateModel(
            name="Flag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=30)),
                ("reasons", models.TextField()),
                ("is_from_referral", models.BooleanField(default=False)),
                ("set_at", models.DateTimeField()),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
                ("lifted_because", models.TextField(blank=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="flags", to="cases.case"
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["set_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at__isnull", True)),
                        fields=("case", "code"),
                        name="a_flag_once_a_case",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupMeeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_at", models.DateTimeField()),
                ("lasts", models.PositiveSmallIntegerField(default=60, verbose_name="how many minutes it lasts")),
                ("where", models.CharField(default="Virtual", max_length=200)),
                ("link", models.TextField(blank=True, verbose_name="the link to join")),
                (
                    "sequence",
                    models.PositiveSmallIntegerField(default=0, verbose_name="how often the invitation changed"),
                ),
                ("agenda", models.JSONField(blank=True, default=list, verbose_name="the agenda as it was issued")),
                (
                    "consulted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="when its agenda was put to both chairs"),
                ),
                ("issued_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_because", models.TextField(blank=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "checked_words",
                    models.JSONField(blank=True, default=dict, verbose_name="the minutes as they were checked"),
                ),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "sent_back_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="when a chair sent the minutes back"),
                ),
                (
                    "sent_back_because",
                    models.TextField(blank=True, verbose_name="what is to be put right in the minutes"),
                ),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("number", models.PositiveIntegerField(unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("QUARTERLY", "Quarterly meeting"),
                            ("EXTRAORDINARY", "Extraordinary meeting"),
                            ("PANEL", "Panel"),
                        ],
                        default="QUARTERLY",
                        max_length=15,
                    ),
                ),
                ("arranged_at", models.DateTimeField()),
                ("begun_at", models.DateTimeField(blank=True, null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "approved_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approved",
                        to="cases.groupmeeting",
                    ),
                ),
                (
                    "arranged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "minuted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sent_back_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cancelled_at__isnull", True), ("cancelled_because", "")),
                            models.Q(
                                ("cancelled_at__isnull", False), models.Q(("cancelled_because", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="a_groupmeeting_is_cancelled_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_at__isnull", True), ("digest", "")),
                            models.Q(
                                ("checked_at__isnull", False),
                                ("checked_by__isnull", False),
                                ("ended_at__isnull", False),
                                models.Q(("digest", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_groupmeeting_is_checked_after_it_ended",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_at__isnull", True),
                            models.Q(("approved_by__isnull", False), ("checked_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="minutes_of_a_groupmeeting_are_checked_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_back_at__isnull", True), ("sent_back_because", "")),
                            models.Q(
                                ("sent_back_at__isnull", False),
                                ("sent_back_by__isnull", False),
                                models.Q(("sent_back_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="minutes_of_a_groupmeeting_are_sent_back_in_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_at__isnull", True), ("approved_in__isnull", False), _connector="OR"
                        ),
                        name="minutes_of_the_group_are_approved_by_a_meeting",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "where",
                    models.CharField(
                        choices=[
                            ("GROUP", "At a meeting of the group"),
                            ("OUTSIDE", "Outside a meeting, by each statutory partner"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "partners",
                    models.JSONField(blank=True, default=dict, verbose_name="how each statutory partner agreed"),
                ),
                ("dissent", models.TextField(blank=True, verbose_name="who disagreed with what, and why")),
                ("dissenting", models.ManyToManyField(blank=True, related_name="+", to="board.agency")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="agreements", to="cases.case"
                    ),
                ),
                (
                    "group_meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="cases.groupmeeting",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("group_meeting__isnull", False), ("where", "GROUP")),
                            models.Q(("group_meeting__isnull", True), ("where", "OUTSIDE")),
                            _connector="OR",
                        ),
                        name="an_agreement_says_at_which_meeting",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("heading", models.CharField(max_length=20)),
                ("place", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=300)),
                ("note", models.TextField(blank=True, verbose_name="what those who meet should know")),
                ("built_note", models.TextField(blank=True, verbose_name="the note as it was built from what is due")),
                ("about", models.CharField(blank=True, max_length=80)),
                ("discussion", models.TextField(blank=True)),
                ("minuted_at", models.DateTimeField(blank=True, null=True)),
                ("is_left_out", models.BooleanField(default=False, verbose_name="taken off the agenda")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "minuted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "of_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="cases.groupmeeting",
                    ),
                ),
            ],
            options={
                "ordering": ["place", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Hand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "office",
                    models.CharField(
                        choices=[
                            ("PARTNERSHIP_OFFICER", "Partnership Officer"),
                            ("BUSINESS_MANAGER", "Business Manager"),
                            ("JCR_CHAIR", "JCR Chair"),
                            ("JCR_VICE_CHAIR", "JCR Vice-Chair"),
                            ("JCR_MEMBER", "JCR member"),
                            ("STATUTORY_PARTNER", "Statutory partner representative"),
                            ("INDEPENDENT_CHAIR", "Independent Chair"),
                            ("SAFEGUARDING_LEAD", "Safeguarding lead"),
                            ("CHIEF_OFFICER", "Chief officer"),
                            ("SYSTEM_ADMINISTRATOR", "System administrator"),
                        ],
                        max_length=30,
                    ),
                ),
                ("acting_because", models.TextField(blank=True, verbose_name="why another acts for the office")),
                ("reasons", models.TextField(blank=True)),
                ("digest", models.CharField(max_length=64)),
                ("agreed_at", models.DateTimeField()),
                (
                    "commission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="hands", to="cases.commission"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["agreed_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Idea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("words", models.TextField(verbose_name="what could be improved")),
                ("is_multi_agency", models.BooleanField(verbose_name="it takes several agencies together")),
                ("recorded_at", models.DateTimeField()),
                ("withdrawn_because", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ideas", to="cases.case"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="an_idea_has_a_number_of_its_own")
                ],
            },
        ),
        migrations.CreateModel(
            name="ImpactReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("summary", models.TextField()),
                ("reported_on", models.DateField(verbose_name="the JCR meeting it went to")),
                ("reported_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="impact_reports", to="cases.case"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["reported_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Improvement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what_changed", models.TextField()),
                ("evidence", models.TextField(verbose_name="how it is known: baseline, result, source")),
                ("given_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("agency", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="board.agency")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="improvements", to="cases.case"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["given_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ImpactJudgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "impact",
                    models.CharField(
                        choices=[
                            ("NO_EVIDENCE", "No evidence of change"),
                            ("LEARNING_SHARED", "Learning shared, change not yet shown"),
                            ("PRACTICE_CHANGED", "Practice has changed"),
                            ("OUTCOME_IMPROVED", "Adults are safer for it"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reasons", models.TextField()),
                ("judged_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "improvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="judgements", to="cases.improvement"
                    ),
                ),
            ],
            options={
                "ordering": ["judged_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Involvement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who", models.CharField(max_length=200)),
                ("relationship", models.CharField(blank=True, max_length=200)),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("NOW", "They are told now, and take part as they wish"),
                            ("LATER", "They are told later"),
                            ("NOT", "They are not told, or take no part"),
                        ],
                        default="NOW",
                        max_length=10,
                    ),
                ),
                ("decision", models.TextField()),
                ("reasons", models.TextField(blank=True)),
                (
                    "safe_contact",
                    models.CharField(blank=True, max_length=300, verbose_name="how and when it is safe to reach them"),
                ),
                ("adjustments", models.CharField(blank=True, max_length=300, verbose_name="language and adjustments")),
                ("wishes", models.TextField(blank=True)),
                ("dates_to_avoid", models.CharField(blank=True, max_length=300)),
                ("key_worker", models.CharField(blank=True, max_length=200)),
                ("is_suspected_source", models.BooleanField(default=False, verbose_name="may be a source of the harm")),
                ("recorded_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "adult",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="cases.adult",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="involvement", to="cases.case"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "involvement",
                "ordering": ["recorded_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("part", "NOW"), models.Q(("reasons", ""), _negated=True), _connector="OR"),
                        name="who_is_not_told_now_has_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("how", models.CharField(max_length=200)),
                ("said", models.TextField()),
                ("promised", models.TextField(blank=True)),
                ("next_on", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contacts", to="cases.involvement"
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ItemAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("due_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("done_on", models.DateField(blank=True, null=True)),
                ("done_words", models.TextField(blank=True, verbose_name="what was done")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="actions", to="cases.agendaitem"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "tracked",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minuted",
                        to="cases.action",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on__isnull", True), ("done_words", "")),
                            models.Q(
                                ("done_on__isnull", False),
                                ("tracked__isnull", True),
                                models.Q(("done_words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="an_action_of_the_group_is_done_in_words",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ItemDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField()),
                ("dissent", models.TextField(blank=True, verbose_name="who did not agree, and why")),
                ("recorded_at", models.DateTimeField()),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="cases.agendaitem"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ItemPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("about", models.CharField(max_length=300, verbose_name="what it is")),
                ("digest", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=100, verbose_name="the name it came under")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pdf", "PDF"),
                            ("docx", "Word document"),
                            ("xlsx", "Excel spreadsheet"),
                            ("text", "Text"),
                            ("jpeg", "JPEG picture"),
                            ("png", "PNG picture"),
                        ],
                        max_length=10,
                    ),
                ),
                ("size", models.PositiveIntegerField()),
                ("added_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="when it was taken off")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.document",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="cases.agendaitem"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at__isnull", True)),
                        fields=("item", "digest"),
                        name="a_paper_goes_with_an_item_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="KeyCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("checked_at", models.DateTimeField()),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="key_check", to="cases.case"
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="KnownAgency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("contact", models.CharField(blank=True, max_length=200)),
                ("nature", models.CharField(blank=True, max_length=300, verbose_name="how it was involved")),
                ("named_by", models.CharField(blank=True, max_length=200)),
                (
                    "named_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="found, if later than the referral"),
                ),
                ("set_aside_because", models.TextField(blank=True)),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="board.agency",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="known_agencies", to="cases.case"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "known agencies",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="LearningMethod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("methods", models.JSONField()),
                ("reasons", models.TextField()),
                ("agreed_where", models.TextField(verbose_name="where the group agreed it")),
                ("chosen_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="learning_method", to="cases.case"
                    ),
                ),
                (
                    "chosen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LearningPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("learning", models.TextField(verbose_name="what is to be learnt")),
                ("audience", models.TextField(verbose_name="who needs it")),
                ("how", models.TextField(verbose_name="how and when it will reach them")),
                ("measure", models.TextField(verbose_name="how the Board will know that it did")),
                ("shared_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("agencies", models.ManyToManyField(related_name="+", to="board.agency")),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="learning_plan", to="cases.case"
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LetterWording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("REFERRER", "To the referrer"),
                            ("AGENCY", "To an agency that was asked"),
                            ("AGENCY_HEAD", "To the head of an agency, where there is a review"),
                            ("FAMILY_REVIEW", "To the adult or the family, where there is a review"),
                            ("FAMILY_NO_REVIEW", "To the adult or the family, where there is no review"),
                            ("OTHER_BODY", "To a coroner, the police or another body"),
                        ],
                        max_length=20,
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("words", models.TextField(blank=True)),
                ("written_at", models.DateTimeField()),
                (
                    "in_force_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="when it was last put in force"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "in_force_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "tried_with",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "number"), name="one_letter_wording_of_each_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_force_at__isnull", True), ("words", ""), ("tried_with__isnull", False), _connector="OR"
                        ),
                        name="the_words_of_a_letter_are_tried_before_they_are_in_force",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MadeDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("REFERRER", "Letter to a referrer"),
                            ("AGENCY", "Letter to an agency"),
                            ("AGENCY_HEAD", "Letter to the head of an agency"),
                            ("FAMILY", "Letter to the adult or the family"),
                            ("OTHER_BODY", "Letter to a coroner, the police or another body"),
                            ("REPORT", "Rapid Review report"),
                            ("MINUTES", "Minutes of a meeting"),
                            ("AGENDA", "Agenda of a meeting"),
                        ],
                        max_length=20,
                    ),
                ),
                ("ending", models.CharField(choices=[("docx", "Word"), ("pdf", "PDF")], max_length=4)),
                ("title", models.CharField(max_length=300)),
                ("template_number", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "template_digest",
                    models.CharField(blank=True, max_length=64, verbose_name="of the file that it was written in"),
                ),
                (
                    "words_digest",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="of the words that are signed, where it holds such"
                    ),
                ),
                ("content_at", models.DateTimeField(verbose_name="the moment of which it speaks")),
                ("digest", models.CharField(max_length=64, verbose_name="of the whole file, under which it is kept")),
                ("made_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="made_documents",
                        to="cases.case",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("case__isnull", False)),
                        fields=("case", "kind", "ending", "digest"),
                        name="one_record_of_each_document",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("case__isnull", True)),
                        fields=("made_by", "kind", "ending", "digest"),
                        name="one_record_of_each_document_of_the_group_for_each_maker",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MarkerJudgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("marker", models.PositiveSmallIntegerField()),
                (
                    "judgement",
                    models.CharField(
                        choices=[
                            ("MET", "Met"),
                            ("PARTLY", "Partly met"),
                            ("NOT_MET", "Not met"),
                            ("NOT_APPLICABLE", "Does not apply"),
                        ],
                        max_length=20,
                    ),
                ),
                ("evidence", models.TextField()),
                ("judged_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="marker_judgements", to="cases.case"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["marker", "judged_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("marker__range", (1, 15))), name="there_are_fifteen_markers"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_at", models.DateTimeField()),
                ("lasts", models.PositiveSmallIntegerField(default=60, verbose_name="how many minutes it lasts")),
                ("where", models.CharField(default="Virtual", max_length=200)),
                ("link", models.TextField(blank=True, verbose_name="the link to join")),
                (
                    "sequence",
                    models.PositiveSmallIntegerField(default=0, verbose_name="how often the invitation changed"),
                ),
                ("agenda", models.JSONField(blank=True, default=list, verbose_name="the agenda as it was issued")),
                (
                    "consulted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="when its agenda was put to both chairs"),
                ),
                ("issued_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("cancelled_because", models.TextField(blank=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "checked_words",
                    models.JSONField(blank=True, default=dict, verbose_name="the minutes as they were checked"),
                ),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "sent_back_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="when a chair sent the minutes back"),
                ),
                (
                    "sent_back_because",
                    models.TextField(blank=True, verbose_name="what is to be put right in the minutes"),
                ),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("VERIFICATION", "Verification meeting"),
                            ("RAPID_REVIEW", "Rapid Review meeting"),
                            ("PANEL", "Panel meeting"),
                        ],
                        max_length=20,
                    ),
                ),
                ("is_settled", models.BooleanField(default=True, verbose_name="the date is settled")),
                ("held_at", models.DateTimeField(blank=True, null=True)),
                ("minutes", models.TextField(blank=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "approved_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approved",
                        to="cases.meeting",
                    ),
                ),
                (
                    "approved_in_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approved_of_cases",
                        to="cases.groupmeeting",
                    ),
                ),
                (
                    "arranged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="cases.case"
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "minuted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sent_back_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cancelled_at__isnull", True), ("cancelled_because", "")),
                            models.Q(
                                ("cancelled_at__isnull", False), models.Q(("cancelled_because", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="a_meeting_is_cancelled_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_at__isnull", True), ("digest", "")),
                            models.Q(
                                ("checked_at__isnull", False),
                                ("checked_by__isnull", False),
                                ("ended_at__isnull", False),
                                models.Q(("digest", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_meeting_is_checked_after_it_ended",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_at__isnull", True),
                            models.Q(("approved_by__isnull", False), ("checked_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="minutes_of_a_meeting_are_checked_first",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_back_at__isnull", True), ("sent_back_because", "")),
                            models.Q(
                                ("sent_back_at__isnull", False),
                                ("sent_back_by__isnull", False),
                                models.Q(("sent_back_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="minutes_of_a_meeting_are_sent_back_in_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_at__isnull", True),
                            ("approved_in__isnull", False),
                            ("approved_in_group__isnull", False),
                            _connector="OR",
                        ),
                        name="minutes_about_a_case_are_approved_by_a_meeting",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField()),
                ("said_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "of_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_words",
                        to="cases.groupmeeting",
                    ),
                ),
                (
                    "of_case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_words",
                        to="cases.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["said_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("of_case__isnull", True), ("of_group__isnull", False)),
                            models.Q(("of_case__isnull", False), ("of_group__isnull", True)),
                            _connector="OR",
                        ),
                        name="a_word_is_on_one_agenda",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="of_case",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="items",
                to="cases.meeting",
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="actions",
                to="cases.meeting",
            ),
        ),
        migrations.CreateModel(
            name="MeetingDate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_at", models.DateTimeField()),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="dates", to="cases.meeting"
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "starts_at"), name="a_date_is_proposed_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="DateAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("can_come", models.BooleanField()),
                ("answered_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "date",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="cases.meetingdate"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("date", "person"), name="a_date_is_answered_once_by_a_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="NamedPerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("pseudonym", models.CharField(max_length=60)),
                ("role", models.CharField(blank=True, max_length=200, verbose_name="what they are to the case")),
                (
                    "also_known_as",
                    models.JSONField(
                        blank=True, default=list, verbose_name="every other way in which the records name them"
                    ),
                ),
                ("added_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="named_people", to="cases.case"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "named people",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "name"), name="a_name_stands_in_the_key_once"),
                    models.UniqueConstraint(fields=("case", "pseudonym"), name="a_pseudonym_is_one_persons"),
                ],
            },
        ),
        migrations.AddField(
            model_name="chronologyentry",
            name="people",
            field=models.ManyToManyField(blank=True, related_name="entries", to="cases.namedperson"),
        ),
        migrations.CreateModel(
            name="OtherPerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("relationship", models.CharField(blank=True, max_length=200)),
                ("role", models.CharField(blank=True, max_length=200, verbose_name="why they matter")),
                ("date_of_birth", models.CharField(blank=True, max_length=40)),
                ("is_safe_to_contact", models.CharField(blank=True, max_length=200, verbose_name="safe to contact")),
                ("particulars", models.JSONField(blank=True, default=dict)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="other_people", to="cases.case"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "other people",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Pack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("note", models.TextField(blank=True, verbose_name="what its readers should know")),
                ("content", models.JSONField(verbose_name="everything in it, word for word")),
                ("digest", models.CharField(max_length=64)),
                ("released_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="packs", to="cases.case"
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="a_pack_has_a_number_of_its_own")
                ],
            },
        ),
        migrations.CreateModel(
            name="ParallelProcess",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("SECTION_42", "Section 42 enquiry"),
                            ("INQUEST", "Inquest"),
                            ("CRIMINAL", "Criminal investigation or prosecution"),
                            ("DARDR", "Domestic abuse related death review (DARDR)"),
                            ("LEDER", "LeDeR review"),
                            ("PSII", "Patient safety incident investigation"),
                            ("CHILD", "Child safeguarding practice review or rapid review"),
                            ("MAPPA", "MAPPA serious case review"),
                            ("MENTAL_HEALTH", "Mental health homicide review"),
                            ("FIRE", "Fatal fire review"),
                            ("PRISON", "Prisons and Probation Ombudsman investigation"),
                            ("PROVIDER", "Large-scale or provider enquiry"),
                            ("REGULATOR", "Regulator: CQC, HSE or a professional body"),
                            ("IOPC", "IOPC investigation"),
                            ("OTHER_BOARD", "Another Safeguarding Adults Board"),
                            ("COMPLAINT", "Complaint, Ombudsman or civil claim"),
                            ("OTHER", "Another process"),
                        ],
                        default="OTHER",
                        max_length=20,
                    ),
                ),
                ("process", models.CharField(max_length=200)),
                ("lead", models.CharField(blank=True, max_length=200)),
                ("contact", models.CharField(blank=True, max_length=200)),
                ("reference", models.CharField(blank=True, max_length=100)),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("POSSIBLE", "Possible"),
                            ("OPEN", "Open"),
                            ("PAUSED", "Paused"),
                            ("CLOSED", "Closed"),
                            ("NOT_APPLICABLE", "Not applicable"),
                        ],
                        default="OPEN",
                        max_length=20,
                    ),
                ),
                ("status", models.CharField(blank=True, max_length=200)),
                ("opened_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("next_on", models.DateField(blank=True, null=True)),
                ("next_is", models.CharField(blank=True, max_length=200)),
                (
                    "sequencing",
                    models.CharField(
                        choices=[
                            ("NOT_AGREED", "Not agreed yet"),
                            ("TOGETHER", "They run together"),
                            ("REVIEW_PAUSED", "The review is paused until it ends"),
                            ("REVIEW_FIRST", "The review goes first"),
                        ],
                        default="NOT_AGREED",
                        max_length=20,
                    ),
                ),
                ("restriction", models.TextField(blank=True, verbose_name="what may not be shared")),
                ("effect_on_review", models.TextField(blank=True)),
                ("effect_on_publication", models.TextField(blank=True)),
                ("checked_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="parallel_processes", to="cases.case"
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "parallel processes",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opened_on__isnull", True),
                            ("closed_on__isnull", True),
                            ("closed_on__gte", models.F("opened_on")),
                            _connector="OR",
                        ),
                        name="a_process_closes_after_it_opens",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Disclosure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.TextField()),
                ("to_whom", models.CharField(max_length=200)),
                ("basis", models.TextField()),
                ("on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "disclosed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disclosures",
                        to="cases.parallelprocess",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Pause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField()),
                ("started_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("ended_because", models.TextField(blank=True, verbose_name="what came of it")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pauses", to="cases.case"
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["started_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="a_pause_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True), ("ended_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="a_pause_ends_after_it_starts",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("case",),
                        name="one_open_pause_of_a_case",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("INVITED", "Invited to its meetings"),
                            ("RESPONDENT", "Answers for an agency"),
                            ("SENIOR_OFFICER", "Endorses an agency's answer"),
                            ("REVIEWER", "Independent reviewer"),
                            ("BARRED", "Must not see it"),
                        ],
                        max_length=20,
                    ),
                ),
                ("because", models.TextField()),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                (
                    "while_of_group",
                    models.BooleanField(default=False, verbose_name="only while they belong to the group"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="board.agency"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="places", to="cases.case"
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="places", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["from_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("agency__isnull", True), ("until_on__isnull", True)),
                        fields=("case", "person", "capacity"),
                        name="one_open_place_of_a_kind",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until_on__isnull", True)),
                        fields=("case", "person", "capacity", "agency"),
                        name="one_open_place_of_a_kind_for_an_agency",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GroupSeat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(blank=True, max_length=200, verbose_name="as")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("COMES", "Comes"), ("DEPUTY", "Sends a deputy"), ("APOLOGIES", "Sends apologies")],
                        max_length=10,
                    ),
                ),
                (
                    "has_authority",
                    models.BooleanField(null=True, verbose_name="can agree actions for their organisation"),
                ),
                (
                    "statement",
                    models.CharField(blank=True, max_length=300, verbose_name="what they say of their authority"),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("is_present", models.BooleanField(null=True, verbose_name="came")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="board.agency",
                    ),
                ),
                (
                    "deputy_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "for_case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="cases.groupmeeting"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.place",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "person"), name="a_seat_in_a_group_meeting_is_one")
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(blank=True, max_length=200, verbose_name="as")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("COMES", "Comes"), ("DEPUTY", "Sends a deputy"), ("APOLOGIES", "Sends apologies")],
                        max_length=10,
                    ),
                ),
                (
                    "has_authority",
                    models.BooleanField(null=True, verbose_name="can agree actions for their organisation"),
                ),
                (
                    "statement",
                    models.CharField(blank=True, max_length=300, verbose_name="what they say of their authority"),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("is_present", models.BooleanField(null=True, verbose_name="came")),
                ("has_apologies", models.BooleanField(default=False, verbose_name="sent apologies")),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="board.agency",
                    ),
                ),
                (
                    "deputy_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attendance", to="cases.meeting"
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.place",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("meeting", "person"), name="asked_once_to_a_meeting")],
            },
        ),
        migrations.CreateModel(
            name="PublicationDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_to_be_published", models.BooleanField()),
                ("reasons", models.TextField()),
                ("decided_at", models.DateTimeField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publication_decisions",
                        to="cases.case",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["decided_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reasons", ""), _negated=True), name="publication_is_decided_with_reasons"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicationPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("plan", models.TextField(verbose_name="who is told, when and by whom")),
                ("family_told", models.TextField(verbose_name="how the adult or the family is told first")),
                ("title", models.CharField(blank=True, max_length=200)),
                ("parts", models.JSONField(blank=True, default=dict, verbose_name="the text to be published")),
                ("tool_waived_because", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="publication_plan", to="cases.case"
                    ),
                ),
                (
                    "media_lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "waived_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("tool_waived_because", ""), ("waived_by__isnull", True)),
                            models.Q(
                                models.Q(("tool_waived_because", ""), _negated=True), ("waived_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="a_waiver_says_who_and_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RapidReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "is_action_needed",
                    models.BooleanField(null=True, verbose_name="immediate action is needed for somebody's safety"),
                ),
                ("safety_answer", models.TextField(blank=True)),
                ("facts", models.TextField(blank=True, verbose_name="the context in which the facts stand")),
                ("analysis", models.TextField(blank=True)),
                ("good_practice", models.TextField(blank=True)),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("MANDATORY", "Safeguarding Adults Review: mandatory, s.44(1) to (3)"),
                            ("DISCRETIONARY", "Safeguarding Adults Review: discretionary, s.44(4)"),
                            ("NO_REVIEW", "No Safeguarding Adults Review"),
                        ],
                        max_length=20,
                    ),
                ),
                ("grounds", models.TextField(blank=True)),
                ("learning_summary", models.TextField(blank=True)),
                ("why_no_more", models.TextField(blank=True, verbose_name="why no more can be learnt")),
                ("scope", models.TextField(blank=True, verbose_name="proposed scope, method and lines of enquiry")),
                (
                    "besides_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("OTHER_REVIEW", "Another kind of review"),
                            ("SINGLE_AGENCY", "A review by one agency"),
                            ("AUDIT", "A multi-agency audit"),
                            ("ROUND_TABLE", "A round table or learning event"),
                            ("OTHER_BOARD", "A referral to another board or partnership"),
                            ("OTHER", "Something else"),
                        ],
                        max_length=20,
                        verbose_name="of what kind",
                    ),
                ),
                ("besides", models.TextField(blank=True, verbose_name="what else will be done instead or besides")),
                ("besides_lead", models.CharField(blank=True, max_length=200, verbose_name="who leads it")),
                ("besides_by", models.DateField(blank=True, null=True, verbose_name="by when")),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("acting_because", models.TextField(blank=True, verbose_name="why another decides for the JCR Chair")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rapid_review", to="cases.case"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("dissenting", models.ManyToManyField(blank=True, related_name="+", to="board.agency")),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rapid_review", to="cases.meeting"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("decided_by__isnull", True), ("decision", "")),
                            models.Q(
                                models.Q(("decision", ""), _negated=True),
                                models.Q(("grounds", ""), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_decision_says_who_when_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("besides", ""),
                                ("besides_by__isnull", True),
                                ("besides_kind", ""),
                                ("besides_lead", ""),
                            ),
                            models.Q(
                                models.Q(("besides_kind", ""), _negated=True),
                                models.Q(("besides", ""), _negated=True),
                                models.Q(("besides_lead", ""), _negated=True),
                                ("besides_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="what_else_is_done_has_a_lead_and_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_action_needed__isnull", True),
                            models.Q(("safety_answer", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="safety_is_answered_in_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decision", ""), ("is_action_needed__isnull", False), _connector="OR"),
                        name="safety_is_answered_before_a_decision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision", "NO_REVIEW"), _negated=True),
                            models.Q(
                                models.Q(("learning_summary", ""), _negated=True),
                                models.Q(("why_no_more", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="no_review_says_what_was_learnt_and_why_no_more",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LimbView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "element",
                    models.CharField(
                        choices=[
                            ("IN_AREA", "An adult in the Board's area"),
                            ("NEEDS", "Needs for care and support, whether or not they were being met"),
                            ("CONCERN", "Reasonable cause for concern about how agencies worked together"),
                            ("CONDITION", "Condition 1 (died) or condition 2 (alive, serious abuse or neglect)"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[("MET", "Met"), ("NOT_MET", "Not met"), ("NOT_KNOWN", "Not yet known")], max_length=20
                    ),
                ),
                ("grounds", models.TextField()),
                ("given_at", models.DateTimeField()),
                (
                    "adult",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="limb_views", to="cases.adult"
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="board.agency"),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "rapid_review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="limb_views", to="cases.rapidreview"
                    ),
                ),
            ],
            options={
                "ordering": ["given_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("grounds", ""), _negated=True), name="a_view_of_a_limb_has_grounds"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Gap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=200)),
                ("reason", models.TextField()),
                ("agency", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="board.agency")),
                (
                    "rapid_review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="gaps", to="cases.rapidreview"
                    ),
                ),
            ],
            options={
                "ordering": ["agency__name"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="a_gap_has_a_reason")
                ],
            },
        ),
        migrations.CreateModel(
            name="EarlyLearning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("point", models.TextField()),
                ("shared_with", models.TextField()),
                ("shared_on", models.DateField()),
                ("agencies", models.ManyToManyField(blank=True, related_name="early_learning", to="board.agency")),
                (
                    "shared_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "rapid_review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="early_learning",
                        to="cases.rapidreview",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "early learning",
                "ordering": ["shared_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=20)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("RAPID_REVIEW", "Rapid Review"),
                            ("PARTNER", "A partner"),
                            ("REVIEW", "Safeguarding Adults Review"),
                            ("ALTERNATIVE", "An alternative action"),
                        ],
                        default="RAPID_REVIEW",
                        max_length=20,
                    ),
                ),
                ("is_multi_agency", models.BooleanField(verbose_name="multi-agency")),
                ("text", models.TextField()),
                ("proposed_at", models.DateTimeField()),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("agencies", models.ManyToManyField(related_name="recommendations", to="board.agency")),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="cases.agreement",
                    ),
                ),
                (
                    "alternative",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="cases.alternative",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="recommendations", to="cases.case"
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="cases.idea",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="one_recommendation_of_each_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("agreed_at__isnull", True), ("agreed_by__isnull", True), ("agreement__isnull", True)
                            ),
                            models.Q(
                                ("agreed_at__isnull", False), ("agreed_by__isnull", False), ("agreement__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="a_recommendation_says_who_agreed_it_where_and_when",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="improvement",
            name="recommendation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="improvements", to="cases.recommendation"
            ),
        ),
        migrations.AddField(
            model_name="action",
            name="recommendation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="actions",
                to="cases.recommendation",
            ),
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=40, unique=True)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("CRITERIA", "The case may meet the criteria for a Safeguarding Adults Review"),
                            ("LEARNING", "There may be learning for how agencies work together"),
                            ("GOOD_PRACTICE", "Good practice that others could learn from"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "route",
                    models.CharField(
                        choices=[
                            ("ONLINE", "Online"),
                            ("DOCUMENT", "As a Word form"),
                            ("PAPER", "On paper"),
                            ("EMAIL", "By e-mail or letter"),
                            ("TELEPHONE", "By telephone"),
                        ],
                        default="ONLINE",
                        max_length=20,
                    ),
                ),
                ("form_version", models.CharField(max_length=20)),
                ("is_anyone_at_risk_now", models.BooleanField()),
                ("safety_explanation", models.TextField(blank=True)),
                ("referrer_name", models.CharField(max_length=200)),
                ("referrer_role", models.CharField(blank=True, max_length=200)),
                ("referrer_agency", models.CharField(blank=True, max_length=200)),
                ("referrer_email", models.EmailField(blank=True, max_length=254)),
                ("referrer_phone", models.CharField(blank=True, max_length=60)),
                ("outline", models.TextField(verbose_name="what happened")),
                ("working_together", models.TextField(blank=True, verbose_name="how agencies worked together")),
                ("answers", models.JSONField(verbose_name="everything answered")),
                (
                    "asked",
                    models.JSONField(
                        default=list, verbose_name="the questions as they were asked, with what was answered"
                    ),
                ),
                ("aware_on", models.DateField(blank=True, null=True, verbose_name="when the referrer became aware")),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="the day it reached the Board")),
                (
                    "from_whom",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="from whom it came, where it did not come online"
                    ),
                ),
                ("taken_down_by", models.CharField(blank=True, max_length=200)),
                ("digest", models.CharField(max_length=64)),
                ("sent_at", models.DateTimeField()),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="referrals", to="cases.case"
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["sent_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("acknowledged_at__isnull", True), ("acknowledged_by__isnull", True)),
                            models.Q(("acknowledged_at__isnull", False), ("acknowledged_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="an_acknowledgement_says_who_and_when",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ElementAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "element",
                    models.CharField(
                        choices=[
                            ("IN_AREA", "An adult in the Board's area"),
                            ("NEEDS", "Needs for care and support, whether or not they were being met"),
                            ("CONCERN", "Reasonable cause for concern about how agencies worked together"),
                            ("CONDITION", "Condition 1 (died) or condition 2 (alive, serious abuse or neglect)"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("MET", "Met"), ("NOT_MET", "Not met"), ("NOT_KNOWN", "Not yet known")],
                        max_length=20,
                    ),
                ),
                (
                    "standard",
                    models.CharField(
                        blank=True, choices=[("KNOWN", "Known"), ("SUSPECTED", "Suspected")], max_length=20
                    ),
                ),
                ("reasons", models.TextField(blank=True)),
                (
                    "adult",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="element_answers", to="cases.adult"
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="elements", to="cases.referral"
                    ),
                ),
            ],
            options={
                "ordering": ["adult", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("referral", "adult", "element"), name="an_element_once_an_adult")
                ],
            },
        ),
        migrations.CreateModel(
            name="Addition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=50, unique=True)),
                ("words", models.TextField(verbose_name="what was added")),
                ("how", models.CharField(blank=True, max_length=200, verbose_name="how it came")),
                ("digest", models.CharField(max_length=64)),
                ("sent_at", models.DateTimeField()),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="additions", to="cases.referral"
                    ),
                ),
            ],
            options={
                "ordering": ["sent_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ReferralDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("secret_digest", models.CharField(max_length=64, unique=True)),
                ("answers", models.JSONField(default=dict)),
                ("begun_at", models.DateTimeField()),
                ("saved_at", models.DateTimeField()),
                (
                    "return_reference",
                    models.CharField(max_length=20, null=True, unique=True, verbose_name="reference for coming back"),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="where codes are sent")),
                ("warned_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "sent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.referral",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DraftKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("secret_digest", models.CharField(max_length=64, unique=True)),
                ("given_at", models.DateTimeField()),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="keys", to="cases.referraldraft"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ratified_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="report", to="cases.case"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Addendum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("written_at", models.DateTimeField()),
                (
                    "sent_back_because",
                    models.TextField(blank=True, verbose_name="what the Independent Chair asks to change"),
                ),
                ("agreed_at", models.DateTimeField(blank=True, null=True)),
                ("acting_because", models.TextField(blank=True, verbose_name="why another agrees for the office")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "challenge",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="addendum", to="cases.challenge"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="addenda", to="cases.report"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "addenda",
                "ordering": ["agreed_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed_at__isnull", True), ("agreed_by__isnull", True)),
                            models.Q(
                                ("agreed_at__isnull", False), ("agreed_by__isnull", False), ("sent_back_because", "")
                            ),
                            _connector="OR",
                        ),
                        name="an_addendum_says_who_agreed_it_and_when",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportSection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("section", models.CharField(max_length=100)),
                ("words", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sections", to="cases.report"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "section"), name="a_section_is_written_in_one_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("sections", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("why", models.TextField(blank=True, verbose_name="what is new in it")),
                ("written_at", models.DateTimeField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="cases.report"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "number"), name="one_version_of_each_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="Amendment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField()),
                ("text", models.TextField(verbose_name="what should change")),
                ("reason", models.TextField()),
                ("is_approved", models.BooleanField(null=True)),
                (
                    "touches_decision",
                    models.BooleanField(default=False, verbose_name="changes the decision or its grounds"),
                ),
                ("decision_reasons", models.TextField(blank=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("agency", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="board.agency")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="amendments", to="cases.case"
                    ),
                ),
                (
                    "applied_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.reportversion",
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                                ("is_approved__isnull", True),
                            ),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("is_approved__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_amendment_says_who_decided_it_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("is_approved", False), _negated=True),
                            models.Q(("decision_reasons", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="an_amendment_is_refused_with_reasons",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                ("voided_at", models.DateTimeField(null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                (
                    "draft",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codes",
                        to="cases.referraldraft",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codes",
                        to="cases.referral",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("draft__isnull", True), ("referral__isnull", True), _connector="XOR"),
                        name="a_code_opens_one_thing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ScopingRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="which request of the case")),
                (
                    "stage",
                    models.CharField(
                        choices=[("SCOPING", "Scoping"), ("REVIEW", "A commissioned review")],
                        default="SCOPING",
                        max_length=10,
                    ),
                ),
                (
                    "shown",
                    models.JSONField(
                        blank=True, default=list, verbose_name="what the agency is told of the people of interest"
                    ),
                ),
                ("period_from", models.DateField(blank=True, null=True, verbose_name="the period of interest, from")),
                ("period_to", models.DateField(blank=True, null=True, verbose_name="the period of interest, to")),
                ("questions", models.TextField(blank=True, verbose_name="questions for this agency")),
                (
                    "supply_to",
                    models.CharField(blank=True, max_length=300, verbose_name="to whom it may be supplied instead"),
                ),
                ("sent_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("due_because", models.TextField(blank=True)),
                (
                    "is_late_identified",
                    models.BooleanField(default=False, verbose_name="found after the first requests"),
                ),
                ("identified_through", models.CharField(blank=True, max_length=300)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="board.agency"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="cases.case"
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["agency__name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "agency", "stage"), name="an_agency_is_asked_once_a_case_and_stage"
                    ),
                    models.UniqueConstraint(fields=("case", "number"), name="a_request_has_a_number_of_its_own"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnChase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("chased_at", models.DateTimeField()),
                ("what", models.CharField(max_length=300)),
                ("once", models.CharField(max_length=60, null=True, unique=True)),
                ("days", models.SmallIntegerField(blank=True, null=True, verbose_name="which reminder of the clock")),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("TELEPHONE", "By telephone"),
                            ("EMAIL", "By e-mail"),
                            ("MEETING", "In a meeting"),
                            ("OTHER", "Another way"),
                        ],
                        max_length=20,
                    ),
                ),
                ("with_whom", models.CharField(blank=True, max_length=200)),
                (
                    "chased_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="chases", to="cases.scopingrequest"
                    ),
                ),
            ],
            options={
                "ordering": ["chased_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField()),
                ("was_due_on", models.DateField(verbose_name="due before")),
                ("until_on", models.DateField(verbose_name="asked for until")),
                ("why", models.TextField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("is_granted", models.BooleanField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="granted until")),
                ("reason", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="cases.scopingrequest",
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True), name="more_time_is_asked_for_with_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                                ("is_granted__isnull", True),
                                ("reason", ""),
                            ),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("is_granted__isnull", False),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="more_time_is_decided_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("due_on__gt", models.F("was_due_on")), ("is_granted", True)),
                            models.Q(
                                models.Q(("is_granted__isnull", True), ("is_granted", False), _connector="OR"),
                                ("due_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="more_time_that_is_granted_ends_later",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("decided_at__isnull", True)),
                        fields=("request",),
                        name="one_open_extension_of_a_request",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Climb",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rung",
                    models.CharField(
                        choices=[
                            ("MEMBER", "The agency’s JCR member"),
                            ("LEAD", "The agency’s safeguarding lead, with the Business Manager"),
                            ("CHAIR", "The JCR Chair"),
                            ("CHIEF", "The Independent Chair’s letter to the chief officer"),
                            ("PARTNERS", "The Safeguarding Partners"),
                        ],
                        max_length=20,
                    ),
                ),
                ("waited_from", models.DateTimeField(verbose_name="since when the Board waits for this answer")),
                ("due_on", models.DateField(verbose_name="the day the return was due")),
                ("because", models.CharField(max_length=300)),
                ("proposed_at", models.DateTimeField()),
                ("to_name", models.CharField(max_length=300)),
                ("subject", models.CharField(max_length=200)),
                ("body", models.TextField()),
                (
                    "template_digest",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="the Board's own template, as it was then"
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("dismissed_at", models.DateTimeField(blank=True, null=True)),
                ("dismissed_because", models.TextField(blank=True)),
                ("response", models.TextField(blank=True)),
                (
                    "response_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("EMAIL", "Secure email"),
                            ("POST", "Post"),
                            ("TELEPHONE", "Telephone"),
                            ("IN_PERSON", "In person"),
                            ("OTHER", "Another way"),
                        ],
                        max_length=20,
                    ),
                ),
                ("responded_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("to", models.ManyToManyField(blank=True, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="climbs", to="cases.scopingrequest"
                    ),
                ),
            ],
            options={
                "ordering": ["proposed_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("request", "rung", "waited_from"), name="a_rung_is_climbed_once_a_wait"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", True), ("sent_by__isnull", True)),
                            models.Q(
                                ("dismissed_at__isnull", True), ("sent_at__isnull", False), ("sent_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="a_rung_is_sent_by_somebody_or_set_aside",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dismissed_at__isnull", True), ("dismissed_because", "")),
                            models.Q(
                                ("dismissed_at__isnull", False), models.Q(("dismissed_because", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="a_rung_is_set_aside_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("responded_at__isnull", True), ("response", ""), ("response_how", "")),
                            models.Q(
                                ("responded_at__isnull", False),
                                ("sent_at__isnull", False),
                                models.Q(("response", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_response_is_to_a_letter_that_was_sent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScopingReturn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("ASKED", "Not started"),
                            ("STARTED", "Started"),
                            ("RETURNED", "Returned"),
                            ("SENT_BACK", "Sent back for work"),
                            ("ASSURED", "Assured"),
                            ("DECLINED", "Refused"),
                        ],
                        default="ASKED",
                        max_length=20,
                    ),
                ),
                ("answers", models.JSONField(blank=True, default=dict, verbose_name="everything answered")),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("senior_officer_name", models.CharField(blank=True, max_length=200)),
                ("senior_officer_role", models.CharField(blank=True, max_length=200)),
                (
                    "senior_officer_told_on",
                    models.DateField(blank=True, null=True, verbose_name="senior officer informed on"),
                ),
                ("first_returned_at", models.DateTimeField(blank=True, null=True, verbose_name="when it first came")),
                ("returned_at", models.DateTimeField(blank=True, null=True)),
                (
                    "returned_digest",
                    models.CharField(blank=True, max_length=64, verbose_name="the digest of the words last sent"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("authors", models.ManyToManyField(blank=True, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "request",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answer", to="cases.scopingrequest"
                    ),
                ),
                (
                    "returned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("standing__in", ["ASKED", "STARTED", "DECLINED"]),
                            models.Q(("returned_at__isnull", False), ("returned_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_return_says_who_sent_it_and_when",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("answers", models.JSONField()),
                ("words", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("kept_at", models.DateTimeField()),
                ("because", models.CharField(max_length=200)),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "scoping_return",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="cases.scopingreturn"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("scoping_return", "number"), name="a_version_has_a_number_of_its_own"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("BETWEEN_AUTHORS", "Between those who write it"),
                            ("FROM_TEAM", "From the Partnership Team"),
                            ("OVERTAKEN", "Written at the same time as somebody else"),
                            ("NOT_PLACED", "From a file that was brought, to be looked at"),
                        ],
                        max_length=20,
                    ),
                ),
                ("part", models.CharField(blank=True, max_length=60, verbose_name="the part of the form it is about")),
                ("words", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "scoping_return",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="cases.scopingreturn"
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Refusal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_part", models.BooleanField(verbose_name="only part of what is asked")),
                ("grounds", models.TextField()),
                ("refused_at", models.DateTimeField()),
                (
                    "stood_before",
                    models.CharField(
                        choices=[
                            ("ASKED", "Not started"),
                            ("STARTED", "Started"),
                            ("RETURNED", "Returned"),
                            ("SENT_BACK", "Sent back for work"),
                            ("ASSURED", "Assured"),
                            ("DECLINED", "Refused"),
                        ],
                        max_length=20,
                        verbose_name="where the return stood",
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "refused_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "scoping_return",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="refusals", to="cases.scopingreturn"
                    ),
                ),
            ],
            options={
                "ordering": ["refused_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("grounds", ""), _negated=True), name="a_refusal_has_grounds"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_refusal_taken_back_says_by_whom",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("scoping_return",),
                        name="one_open_refusal_of_a_return",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Limb",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "element",
                    models.CharField(
                        choices=[
                            ("IN_AREA", "An adult in the Board's area"),
                            ("NEEDS", "Needs for care and support, whether or not they were being met"),
                            ("CONCERN", "Reasonable cause for concern about how agencies worked together"),
                            ("CONDITION", "Condition 1 (died) or condition 2 (alive, serious abuse or neglect)"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[("MET", "Met"), ("NOT_MET", "Not met"), ("NOT_KNOWN", "Not yet known")], max_length=20
                    ),
                ),
                (
                    "standard",
                    models.CharField(
                        blank=True, choices=[("KNOWN", "Known"), ("SUSPECTED", "Suspected")], max_length=20
                    ),
                ),
                ("grounds", models.TextField()),
                ("decided_at", models.DateTimeField()),
                (
                    "adult",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="limbs", to="cases.adult"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("entries", models.ManyToManyField(blank=True, related_name="limbs", to="cases.chronologyentry")),
                ("facts", models.ManyToManyField(blank=True, related_name="limbs", to="cases.fact")),
                ("findings", models.ManyToManyField(blank=True, related_name="limbs", to="cases.finding")),
                (
                    "rapid_review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="limbs", to="cases.rapidreview"
                    ),
                ),
                ("returns", models.ManyToManyField(blank=True, related_name="limbs", to="cases.scopingreturn")),
            ],
            options={
                "ordering": ["decided_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("grounds", ""), _negated=True), name="a_limb_is_decided_on_grounds"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="fact",
            name="returns",
            field=models.ManyToManyField(blank=True, related_name="facts", to="cases.scopingreturn"),
        ),
        migrations.CreateModel(
            name="Endorsement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("statement", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("signed_at", models.DateTimeField()),
                ("voided_at", models.DateTimeField(blank=True, null=True)),
                ("voided_because", models.TextField(blank=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "scoping_return",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="endorsements",
                        to="cases.scopingreturn",
                    ),
                ),
            ],
            options={
                "ordering": ["signed_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("voided_at__isnull", True), ("voided_because", "")),
                            models.Q(("voided_at__isnull", False), models.Q(("voided_because", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="an_endorsement_is_voided_with_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BroughtReturn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="the name it came under")),
                ("digest", models.CharField(max_length=64)),
                ("answers", models.JSONField()),
                ("faults", models.JSONField(default=list, verbose_name="what could not be placed")),
                ("brought_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "brought_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "used_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "scoping_return",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="brought", to="cases.scopingreturn"
                    ),
                ),
            ],
            options={
                "ordering": ["brought_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Assurance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_accepted", models.BooleanField()),
                ("rubric", models.JSONField(default=dict)),
                ("comments", models.TextField(blank=True)),
                ("digest", models.CharField(max_length=64)),
                ("judged_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "scoping_return",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assurances", to="cases.scopingreturn"
                    ),
                ),
            ],
            options={
                "ordering": ["judged_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_accepted", True), models.Q(("comments", ""), _negated=True), _connector="OR"
                        ),
                        name="a_return_goes_back_with_comments",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
                ("voided_at", models.DateTimeField(null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("email", models.EmailField(max_length=254, verbose_name="where it was sent")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "scoping_return",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="codes", to="cases.scopingreturn"
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ScopingTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(unique=True)),
                ("sections", models.JSONField()),
                ("changed", models.TextField(blank=True, verbose_name="what has changed, and why")),
                ("drafted_at", models.DateTimeField()),
                ("issued_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "drafted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(
                        models.Value(1),
                        condition=models.Q(("issued_at__isnull", True)),
                        name="one_template_is_drafted_at_a_time",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="scopingrequest",
            name="template",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="cases.scopingtemplate"
            ),
        ),
        migrations.CreateModel(
            name="SectionComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField()),
                ("written_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answers",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answered_with",
                        to="cases.sectioncomment",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="cases.reportsection"
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", True), ("settled_by__isnull", True)),
                            models.Q(
                                ("answers__isnull", True), ("settled_at__isnull", False), ("settled_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="a_comment_is_settled_by_somebody_and_an_answer_is_not",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SectionTurn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField(blank=True)),
                ("written_at", models.DateTimeField()),
                (
                    "report_version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="turns",
                        to="cases.reportversion",
                        verbose_name="the version it went into",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="turns", to="cases.reportsection"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SignOff",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "office",
                    models.CharField(
                        choices=[
                            ("PARTNERSHIP_OFFICER", "Partnership Officer"),
                            ("BUSINESS_MANAGER", "Business Manager"),
                            ("JCR_CHAIR", "JCR Chair"),
                            ("JCR_VICE_CHAIR", "JCR Vice-Chair"),
                            ("JCR_MEMBER", "JCR member"),
                            ("STATUTORY_PARTNER", "Statutory partner representative"),
                            ("INDEPENDENT_CHAIR", "Independent Chair"),
                            ("SAFEGUARDING_LEAD", "Safeguarding lead"),
                            ("CHIEF_OFFICER", "Chief officer"),
                            ("SYSTEM_ADMINISTRATOR", "System administrator"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("PASSED", "Passed"),
                            ("SIGNED", "Signed"),
                            ("RATIFIED", "Ratified"),
                            ("WITH_CHANGES", "Ratified with required changes"),
                            ("RETURNED", "Returned for work"),
                            ("OVERTURNED", "Decision overturned"),
                        ],
                        max_length=20,
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("comments", models.TextField(blank=True)),
                ("checks", models.JSONField(blank=True, default=list, verbose_name="the checklist")),
                ("acting_because", models.TextField(blank=True, verbose_name="why another signs for the office")),
                ("signed_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "report_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sign_offs", to="cases.reportversion"
                    ),
                ),
            ],
            options={
                "ordering": ["signed_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["PASSED", "SIGNED", "RATIFIED"]),
                            models.Q(("comments", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_report_is_held_up_with_reasons",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("THEME", "Theme"),
                            ("EPISODE", "Key practice episode"),
                            ("ENQUIRY", "Key line of enquiry"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tags", to="cases.case"
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "name"],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "kind", "name"), name="a_tag_stands_once_in_a_case")
                ],
            },
        ),
        migrations.AddField(
            model_name="idea",
            name="themes",
            field=models.ManyToManyField(blank=True, related_name="ideas", to="cases.tag"),
        ),
        migrations.CreateModel(
            name="EntryNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("words", models.TextField(blank=True)),
                (
                    "significance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("TURNING_POINT", "A turning point"),
                            ("IMPORTANT", "Important"),
                            ("BACKGROUND", "Background"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "was_expected",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("YES", "Yes, what was done is what was expected"),
                            ("NO", "No, it fell short"),
                            ("BETTER", "It was better than expected"),
                            ("UNCLEAR", "It cannot be told from the record"),
                        ],
                        max_length=10,
                        verbose_name="was this expected practice?",
                    ),
                ),
                ("standard", models.TextField(blank=True, verbose_name="by which standard")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="cases.chronologyentry"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("tags", models.ManyToManyField(blank=True, related_name="notes", to="cases.tag")),
            ],
            options={
                "ordering": ["made_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("entry", "made_by"), name="a_reviewer_has_one_note_on_an_entry")
                ],
            },
        ),
        migrations.CreateModel(
            name="Telling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("to_name", models.CharField(max_length=200)),
                (
                    "told_how",
                    models.CharField(
                        choices=[
                            ("EMAIL", "Secure email"),
                            ("POST", "Post"),
                            ("TELEPHONE", "Telephone"),
                            ("IN_PERSON", "In person"),
                            ("OTHER", "Another way"),
                        ],
                        max_length=20,
                    ),
                ),
                ("told_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="board.agency",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tellings", to="cases.case"
                    ),
                ),
                (
                    "involvement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tellings",
                        to="cases.involvement",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["told_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("agency__isnull", True), ("involvement__isnull", True), _connector="OR"),
                        name="one_is_told_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tool",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("BRIEFING", "7-minute briefing"),
                            ("WEBINAR", "Webinar"),
                            ("SUCCESS_REVIEW", "Success review"),
                            ("OTHER", "Another tool"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("expert", models.CharField(blank=True, max_length=200, verbose_name="subject expert")),
                ("ready_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tools", to="cases.case"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Unknown",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.TextField(verbose_name="what is not known")),
                ("due_on", models.DateField()),
                ("asked_at", models.DateTimeField()),
                ("found_out", models.TextField(blank=True)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="unknowns", to="cases.case"
                    ),
                ),
                (
                    "finder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("found_out", ""), ("settled_at__isnull", True), ("settled_by__isnull", True)),
                            models.Q(
                                models.Q(("found_out", ""), _negated=True),
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_unknown_is_settled_by_somebody_in_words",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Update",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("progress", models.TextField()),
                ("claims_complete", models.BooleanField(default=False, verbose_name="complete")),
                ("new_due_on", models.DateField(blank=True, null=True)),
                ("slip_reason", models.TextField(blank=True, verbose_name="why the date moves")),
                ("said_at", models.DateTimeField()),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="updates", to="cases.action"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["said_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("new_due_on__isnull", True), models.Q(("slip_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="a_date_moves_with_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_accepted", models.BooleanField()),
                ("reasons", models.TextField(blank=True)),
                ("judged_at", models.DateTimeField()),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="verdicts", to="cases.action"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["judged_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_accepted", True), models.Q(("reasons", ""), _negated=True), _connector="OR"
                        ),
                        name="a_claim_is_rejected_with_reasons",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Verification",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "next_step",
                    models.CharField(
                        choices=[
                            ("SCOPING", "Scoping and Rapid Review"),
                            ("ALTERNATIVE", "Alternative action"),
                            ("ELSEWHERE", "Referred to another process or Board"),
                            ("MORE_INFORMATION", "More information is needed first"),
                            ("NOT_PROGRESSED", "Not progressed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reasons", models.TextField()),
                ("acting_because", models.TextField(blank=True, verbose_name="why another decides for the JCR Chair")),
                ("is_advisory", models.BooleanField(default=False, verbose_name="advisory when it was made")),
                ("is_in_writing", models.BooleanField(default=False, verbose_name="decided without meeting")),
                ("stands_at", models.DateTimeField(blank=True, null=True, verbose_name="since when it stands")),
                (
                    "superseding_because",
                    models.TextField(blank=True, verbose_name="why the earlier decision no longer stands"),
                ),
                ("decided_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "absent",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="board.agency",
                        verbose_name="statutory partners that were not there",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="verifications", to="cases.case"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verification",
                        to="cases.meeting",
                    ),
                ),
                (
                    "supersedes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="cases.verification",
                    ),
                ),
            ],
            options={
                "ordering": ["decided_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reasons", ""), _negated=True), name="a_verification_has_reasons"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("meeting__isnull", False), ("supersedes__isnull", False), _connector="OR"),
                        name="a_verification_rests_on_a_meeting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("supersedes__isnull", True),
                            models.Q(("superseding_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_verification_is_superseded_with_reasons",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Elsewhere",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("process", models.CharField(max_length=200, verbose_name="which process or Board")),
                ("to_whom", models.CharField(max_length=200)),
                ("told_on", models.DateField(verbose_name="when they were told")),
                ("is_waiting", models.BooleanField(verbose_name="the case waits for them")),
                (
                    "verification",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="elsewhere", to="cases.verification"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DecisionLetter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("REFERRER", "Letter to a referrer"),
                            ("AGENCY", "Letter to an agency"),
                            ("AGENCY_HEAD", "Letter to the head of an agency"),
                            ("FAMILY", "Letter to the adult or the family"),
                            ("OTHER_BODY", "Letter to a coroner, the police or another body"),
                            ("REPORT", "Rapid Review report"),
                            ("MINUTES", "Minutes of a meeting"),
                            ("AGENDA", "Agenda of a meeting"),
                        ],
                        max_length=20,
                    ),
                ),
                ("to_name", models.CharField(max_length=200)),
                ("subject", models.CharField(max_length=200)),
                ("words", models.TextField()),
                (
                    "template_digest",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="the Board's own template, as it was then"
                    ),
                ),
                ("written_at", models.DateTimeField()),
                (
                    "told_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("EMAIL", "Secure email"),
                            ("POST", "Post"),
                            ("TELEPHONE", "Telephone"),
                            ("IN_PERSON", "In person"),
                            ("OTHER", "Another way"),
                        ],
                        max_length=20,
                    ),
                ),
                ("told_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="board.agency",
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "involvement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.involvement",
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.parallelprocess",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="cases.report",
                    ),
                ),
                (
                    "verification",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="cases.verification",
                    ),
                ),
            ],
            options={
                "ordering": ["written_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("verification__isnull", True), ("report__isnull", True), _connector="XOR"),
                        name="a_letter_is_about_one_decision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("told_by__isnull", True), ("told_how", ""), ("told_on__isnull", True)),
                            models.Q(
                                ("told_by__isnull", False),
                                ("told_on__isnull", False),
                                models.Q(("told_how", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="who_was_told_says_how_when_and_by_whom",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_confirmed", models.BooleanField()),
                ("grounds", models.TextField()),
                (
                    "how",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="how it came, where the Partnership Team recorded it"
                    ),
                ),
                ("said_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="board.agency"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "verification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to="cases.verification",
                    ),
                ),
            ],
            options={
                "ordering": ["said_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("verification", "agency"), name="a_partner_confirms_once"),
                    models.CheckConstraint(
                        condition=models.Q(("grounds", ""), _negated=True), name="a_confirmation_has_grounds"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="challenge",
            name="verification",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="challenges",
                to="cases.verification",
            ),
        ),
        migrations.AddField(
            model_name="alternative",
            name="verification",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="alternative", to="cases.verification"
            ),
        ),
        migrations.CreateModel(
            name="View",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("view", models.CharField(max_length=200)),
                ("grounds", models.TextField(blank=True)),
                ("given_at", models.DateTimeField()),
                ("agency", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="board.agency")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="views", to="cases.meeting"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["given_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Wait",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked", models.TextField()),
                ("how", models.CharField(max_length=200)),
                ("begun_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="waits", to="cases.case"
                    ),
                ),
            ],
            options={
                "ordering": ["begun_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("ended_at__isnull", True)),
                            models.Q(("ended_at__isnull", False), models.Q(("answer", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_wait_ends_with_what_came",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)), fields=("case",), name="one_wait_at_a_time"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WordTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("REFERRER", "Letter to a referrer"),
                            ("AGENCY", "Letter to an agency"),
                            ("AGENCY_HEAD", "Letter to the head of an agency"),
                            ("FAMILY", "Letter to the adult or the family"),
                            ("OTHER_BODY", "Letter to a coroner, the police or another body"),
                            ("REPORT", "Rapid Review report"),
                            ("MINUTES", "Minutes of a meeting"),
                            ("AGENDA", "Agenda of a meeting"),
                        ],
                        max_length=20,
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("digest", models.CharField(blank=True, max_length=64, verbose_name="of the file")),
                ("name", models.CharField(blank=True, max_length=100)),
                ("brought_at", models.DateTimeField()),
                (
                    "in_force_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="when it was last put in force"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "brought_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "number"), name="one_word_template_of_each_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("digest", ""), ("name", "")),
                            models.Q(models.Q(("digest", ""), _negated=True), models.Q(("name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_word_template_has_file_and_name",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("of_case__isnull", True), ("of_group__isnull", False)),
                    models.Q(("case__isnull", False), ("of_case__isnull", False), ("of_group__isnull", True)),
                    _connector="OR",
                ),
                name="an_item_belongs_to_one_meeting",
            ),
        ),
        migrations.AddConstraint(
            model_name="chronologyentry",
            constraint=models.UniqueConstraint(fields=("source", "order"), name="a_chronology_row_is_read_once"),
        ),
        migrations.AddConstraint(
            model_name="challenge",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("about", "VERIFICATION"), ("verification__isnull", False)),
                    models.Q(models.Q(("about", "VERIFICATION"), _negated=True), ("verification__isnull", True)),
                    _connector="OR",
                ),
                name="a_challenge_says_which_decision",
            ),
        ),
    ]
