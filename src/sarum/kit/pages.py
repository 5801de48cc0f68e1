"""The kit's own pages: what somebody typed, kept when a session ends; and one page that shows every component."""

from urllib.parse import urlsplit

from django.shortcuts import redirect, render

from sarum.kit import samples

SECRET = ("password", "code", "credential")
WORTH_READING = 40


def csrf_failed(request, reason=""):
    """A form whose token has grown old is shown again to be sent again; one from another site is refused."""
    if request.method != "POST" or not is_our_own(request):
        return render(request, "403.html", status=403)
    if any(word in name.lower() for name in request.POST for word in SECRET):
        return redirect(request.get_full_path())
    return keep(request, "Please send this once more", status=403)


def kept(request, *, sign_in_url, code_url="", is_signed_in=False):
    """Holds what a person typed while they sign in again, or show once more who they are, in another tab."""
    title = "Confirm that it is you" if is_signed_in else "You were signed out"
    ways = {"sign_in_url": sign_in_url, "code_url": code_url, "is_signed_in": is_signed_in}
    return keep(request, f"{title}. Nothing you typed is lost", status=401, **ways)


def keep(request, title, *, status, sign_in_url="", code_url="", is_signed_in=False):
    """The page that carries a posted form, to be posted again to the same address with a fresh token."""
    fields = [
        (name, value) for name in request.POST if name != "csrfmiddlewaretoken" for value in request.POST.getlist(name)
    ]
    page = {
        "title": title,
        "sign_in_url": sign_in_url,
        "code_url": code_url,
        "is_signed_in": is_signed_in,
        "action": request.get_full_path(),
        "fields": fields,
        "files": list(request.FILES),
        "readable": [
            (name.replace("_", " ").replace("-", " ").capitalize(), value)
            for name, value in fields
            if len(value) > WORTH_READING and " " in value
        ],
    }
    return render(request, "kit/kept.html", page, status=status)


def is_our_own(request) -> bool:
    """Whether the browser itself says that a page of this site sent the request."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    came = urlsplit(request.headers.get("Origin") or request.headers.get("Referer") or "")
    return (came.scheme, came.netloc) == (request.scheme, request.get_host())


def components(request):
    """Every field and component on one page, for those who build."""
    return render(
        request,
        "kit/components.html",
        samples.page(request.POST or None),
    )
