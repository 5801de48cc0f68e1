"""What every request passes through: safe headers, sessions that end, a second factor, and refusals in plain words."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import url_has_allowed_host_and_scheme

from sarum.kit import memory
from sarum.kit.refusal import NotAllowed, Refused

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": STRICT,
    "Cache-Control": "no-store",
}
SIGNED_IN_AT = "signed_in_at"
OPEN_BEFORE_SECOND_FACTOR = ("account_", "mfa_")


def headers(get_response):
    """Gives every answer, pages and files and errors alike, the headers that keep it safe."""

    def middleware(request):
        response = get_response(request)
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        if settings.SECURE_HSTS_SECONDS:
            response.headers.setdefault(
                "Strict-Transport-Security",
                f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains",
            )
        return response

    return middleware


def end_long_sessions(get_response):
    """Signs a person out when their session has lasted as long as any may, however busy it is."""

    def middleware(request):
        if request.user.is_authenticated:
            now = timezone.now().timestamp()
            if now - request.session.setdefault(SIGNED_IN_AT, now) > settings.SESSION_LONGEST:
                logout(request)
                messages.warning(
                    request,
                    "You had been signed in for a long time, so you were signed out.",
                )
        return get_response(request)

    return middleware


class RequireSecondFactor(MiddlewareMixin):
    """Leads a person who has no second way of proving who they are to the page where they set one up."""

    def process_view(self, request, view, args, kwargs):
        if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated:
            return None
        match = request.resolver_match
        if not match.namespaces and (match.url_name or "").startswith(OPEN_BEFORE_SECOND_FACTOR):
            return None
        if is_mfa_enabled(request.user):
            return None
        messages.warning(request, "Before you go on, set up a second way to prove that it is you.")
        return redirect("mfa_index")


def remember_while_reading(get_response):
    """Lets a page that is only read ask the database each thing once."""

    def middleware(request):
        if request.method not in ("GET", "HEAD"):
            return get_response(request)
        with memory.while_reading():
            return get_response(request)

    return middleware


class ExplainRefusals(MiddlewareMixin):
    """Turns a refusal into a page that gives its reasons."""

    def process_exception(self, request, error):
        if not isinstance(error, Refused):
            return None
        page = {
            "title": error.title,
            "reasons": error.reasons,
            "next": error.next,
            "back": came_from(request),
        }
        return render(
            request,
            "kit/refused.html",
            page,
            status=403 if isinstance(error, NotAllowed) else 409,
        )


def came_from(request) -> str:
    """The page of ours that the reader came from, or the first page."""
    said = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(said, {request.get_host()}, require_https=request.is_secure())
    return said if said and ours else "/"
