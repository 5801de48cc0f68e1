"""Whether the product is well: what a watcher outside needs to know, and no personal data."""

import datetime as dt
from typing import Any

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django_q.models import Schedule, Task

from sarum.board.queries import notice
from sarum.kit import virus_scan, working_days

LATE = dt.timedelta(minutes=15)
HOLIDAYS_AHEAD = dt.timedelta(days=180)


def report(at: dt.datetime) -> dict[str, Any]:
    """Everything that is looked at, with `status`: ok, warn (it works, somebody must act) or failing."""
    try:
        connection.ensure_connection()
        unapplied = unapplied_migrations()
        if unapplied:
            return {"status": "failing", "database": "ok", "unapplied_migrations": unapplied}
        waiting, jobs = notice.waiting_since(), job_lines()
    except DatabaseError as wrong:
        return {"status": "failing", "database": type(wrong).__name__}
    known_until = working_days.known_until()
    warnings = [f'The job "{name}" {why}.' for name, job in jobs.items() if (why := why_unwell(job, at))]
    if waiting and at - waiting > LATE:
        warnings.append("A notice has waited for more than 15 minutes.")
    scanner = scanner_state()
    if scanner != "ok":
        warnings.append(f"Files are not checked for viruses: {scanner}.")
    if holidays_end_soon(at):
        warnings.append(f"Bank holidays are known only until {known_until:%-d %B %Y}.")
    return {
        "status": "warn" if warnings else "ok",
        "database": "ok",
        "unapplied_migrations": [],
        "oldest_unsent_notice_seconds": int((at - waiting).total_seconds()) if waiting else None,
        "jobs": jobs,
        "bank_holidays_known_until": known_until,
        "virus_scanner": scanner,
        "warnings": warnings,
    }


def holidays_end_soon(at: dt.datetime) -> bool:
    """Whether somebody must bring the table of bank holidays up to date: it ends within six months."""
    return working_days.known_until() - at.date() < HOLIDAYS_AHEAD


def unapplied_migrations() -> list[str]:
    """Changes of the database's shape that this version brings and that have not been made."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def job_lines() -> dict[str, dict[str, Any]]:
    """For each job of the clock: when it is to run, when it last succeeded, and whether its last run did."""
    lines = {}
    for schedule in Schedule.objects.order_by("name"):
        runs = Task.objects.filter(group=schedule.name).order_by("-stopped")
        last = runs.first()
        success = runs.filter(success=True).first()
        lines[schedule.name] = {
            "next_run": schedule.next_run,
            "last_success": success.stopped if success else None,
            "last_run_succeeded": last.success if last else None,
        }
    return lines


def scanner_state() -> str:
    """Whether files are checked for viruses, and if not, why."""
    if not virus_scan.is_set_up():
        return "no scanner is set up"
    return "ok" if virus_scan.is_answering() else "the scanner does not answer, and they wait"


def why_unwell(job: dict[str, Any], at: dt.datetime) -> str:
    """What is wrong with a job, if anything is."""
    if job["next_run"] and at - job["next_run"] > LATE:
        return "should have run more than 15 minutes ago"
    return "failed when it last ran" if job["last_run_succeeded"] is False else ""
