import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Agency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, unique=True)),
                ("is_statutory_partner", models.BooleanField(default=False, verbose_name="statutory partner")),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("address", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name_plural": "agencies",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Closure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(unique=True)),
                ("reason", models.CharField(max_length=200)),
            ],
            options={
                "ordering": ["on"],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("happened_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("act", models.CharField(max_length=60)),
                ("actor", models.CharField(max_length=40)),
                ("about", models.CharField(blank=True, db_index=True, max_length=60)),
                ("subject", models.CharField(blank=True, max_length=60)),
                ("key", models.CharField(max_length=64, null=True, unique=True)),
                ("digest", models.CharField(max_length=64)),
                ("previous", models.CharField(max_length=64)),
                ("link", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=60, unique=True)),
                ("shown_as", models.CharField(max_length=60)),
            ],
            options={
                "ordering": ["word"],
            },
        ),
        migrations.CreateModel(
            name="Timescale",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("duty", models.CharField(max_length=40, unique=True)),
                ("working_days", models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("name", models.CharField(max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254, null=True, unique=True)),
                ("job_title", models.CharField(blank=True, max_length=200)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("is_active", models.BooleanField(default=True, verbose_name="may sign in")),
                (
                    "cases_by_code",
                    models.PositiveSmallIntegerField(default=0, verbose_name="cases in which they came by a code"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="board.agency",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "people",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Board",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("reference_prefix", models.CharField(max_length=12)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                ("area", models.CharField(blank=True, max_length=200, verbose_name="the area it serves")),
                (
                    "urgent_help",
                    models.TextField(
                        default="If somebody is in immediate danger, call 999. To report abuse or neglect of an adult, call your council's adult social care team.",
                        verbose_name="who to call when an adult is at risk now",
                    ),
                ),
                (
                    "may_verify_in_writing",
                    models.BooleanField(
                        default=False, verbose_name="a referral may be verified in writing, without meeting"
                    ),
                ),
                (
                    "letter_ending",
                    models.TextField(
                        default="If you do not agree with this decision, write to us and say why. Somebody who did not take it will answer you.",
                        verbose_name="how a letter about a decision ends",
                    ),
                ),
                (
                    "tells_family",
                    models.CharField(
                        choices=[
                            ("NOW", "Before the verification meeting"),
                            ("LATER", "After the verification meeting has decided"),
                        ],
                        default="NOW",
                        max_length=10,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="there_is_one_board")],
            },
        ),
        migrations.CreateModel(
            name="ChainHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.BigIntegerField(default=0)),
                (
                    "link",
                    models.CharField(
                        default="0000000000000000000000000000000000000000000000000000000000000000", max_length=64
                    ),
                ),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="there_is_one_head")],
            },
        ),
        migrations.CreateModel(
            name="EventWords",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="words",
                        serialize=False,
                        to="board.event",
                    ),
                ),
                ("salt", models.CharField(max_length=32)),
                ("who", models.CharField(max_length=300)),
                ("office", models.CharField(blank=True, max_length=200)),
                ("sentence", models.TextField()),
                ("detail", models.TextField(default="{}")),
            ],
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("invited_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("voided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-invited_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.EmailField(max_length=254)),
                ("subject", models.CharField(max_length=200)),
                ("body", models.TextField()),
                ("calendar", models.TextField(blank=True, verbose_name="an invitation for the calendar")),
                ("about", models.CharField(blank=True, db_index=True, max_length=60)),
                ("once", models.CharField(max_length=120, null=True, unique=True)),
                (
                    "thread",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        max_length=120,
                        verbose_name="what a later letter takes the place of",
                    ),
                ),
                ("useless_after", models.DateTimeField(null=True)),
                ("written_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(db_index=True, null=True)),
                ("first_tried_at", models.DateTimeField(null=True)),
                ("next_try_at", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("last_error", models.CharField(blank=True, max_length=200)),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("GIVEN_UP", "Given up"),
                            ("OVERTAKEN", "Not sent: overtaken"),
                            ("TOO_LATE", "Not sent: too late"),
                        ],
                        max_length=10,
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ending", "")),
                            models.Q(("ended_at__isnull", False), ("sent_at", None)),
                            _connector="OR",
                        ),
                        name="notice_ended_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Holding",
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
                ("is_deputy", models.BooleanField(default=False, verbose_name="deputy")),
                ("from_on", models.DateField(verbose_name="from")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "because",
                    models.TextField(
                        blank=True, verbose_name="why the office was handed over, or covered while vacant"
                    ),
                ),
                (
                    "acts_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handed_over",
                        to="board.holding",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holdings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["office", "is_deputy", "from_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                        ),
                        name="an_office_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("acts_for__isnull", True), ("because", "")),
                            models.Q(models.Q(("because", ""), _negated=True), ("until_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="an_office_is_handed_over_with_a_reason_and_an_end",
                    ),
                ],
            },
        ),
    ]
