"""The question asked of somebody who was invited."""

from django import forms

from sarum.kit import fields


class AcceptInvitationForm(fields.Form):
    """A password of one's own; what makes it strong enough is judged with everything known of the person."""

    password = forms.CharField(
        label="Password",
        strip=False,
        max_length=1000,
        help_text="At least 12 characters. Three or four words that do not belong together are easy to remember.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
