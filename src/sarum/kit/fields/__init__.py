"""Fields that draw themselves as GOV.UK components and say in plain words what is wrong."""

from sarum.kit.fields.choice import Choice, ModelChoice, Several, Tick, YesNo
from sarum.kit.fields.day import Day
from sarum.kit.fields.form import Form, Renderer
from sarum.kit.fields.text import Code, Email, Hidden, LongText, Rich, Text, WholeNumber
from sarum.kit.fields.time_of_day import Length, TimeOfDay
from sarum.kit.fields.upload import AGAIN, REST, Upload, Uploads

__all__ = [
    "AGAIN",
    "REST",
    "Choice",
    "Code",
    "Day",
    "Email",
    "Form",
    "Hidden",
    "Length",
    "LongText",
    "ModelChoice",
    "Renderer",
    "Rich",
    "Several",
    "Text",
    "Tick",
    "TimeOfDay",
    "Upload",
    "Uploads",
    "WholeNumber",
    "YesNo",
]
