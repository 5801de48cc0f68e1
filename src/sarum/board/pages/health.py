"""The page that a watcher asks whether the product is well."""

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sarum.board.queries import health as queries


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 while the product works, even if somebody must act soon; 503 when it does not."""
    report = queries.report(timezone.now())
    return JsonResponse(report, status=503 if report["status"] == "failing" else 200)
