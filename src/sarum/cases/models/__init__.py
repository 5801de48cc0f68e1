from sarum.cases.models.access import Capacity, Place
from sarum.cases.models.agenda import AgendaItem, AgendaWord, ItemAction, ItemDecision, ItemPaper
from sarum.cases.models.alternative import Alternative, AlternativeChase, AlternativeKind
from sarum.cases.models.answering import AnswerCode
from sarum.cases.models.assurance import Impact, ImpactJudgement, ImpactReport, Improvement
from sarum.cases.models.case import Adult, Case, Living, OtherPerson, Sensitivity, Step
from sarum.cases.models.challenge import About, Addendum, Challenge, ChallengeOutcome, Challenger
from sarum.cases.models.chronology import (
    ChronologyEntry,
    ChronologyProblem,
    ChronologySign,
    ChronologySource,
    SignKind,
    SourceKind,
    SourceStanding,
)
from sarum.cases.models.commissioning import Commission, Hand
from sarum.cases.models.composing import ReportSection, SectionComment
from sarum.cases.models.document import Document, Scan
from sarum.cases.models.extension import Extension, Refusal
from sarum.cases.models.facts import Certainty, Fact, Idea, Unknown
from sarum.cases.models.findings import (
    Abbreviation,
    EntryNote,
    Expected,
    Finding,
    Significance,
    Tag,
    TagKind,
)
from sarum.cases.models.flag import Flag
from sarum.cases.models.group import GroupKind, GroupMeeting, GroupSeat
from sarum.cases.models.involvement import (
    Advocacy,
    AdvocacyOutcome,
    Contact,
    Difficulty,
    Involvement,
    Part,
    YesNoUnknown,
)
from sarum.cases.models.ladder import Climb, LadderStep, Rung
from sarum.cases.models.learning import Cascade, LearningPlan, Tool, ToolKind
from sarum.cases.models.letter import DecisionLetter, How
from sarum.cases.models.meeting import Attendance, Conflict, DateAnswer, Meeting, MeetingDate, MeetingKind, View
from sarum.cases.models.pack import Pack
from sarum.cases.models.parallel import Disclosure, ParallelProcess, ProcessKind, ProcessStanding, Sequencing
from sarum.cases.models.pause import Pause
from sarum.cases.models.pseudonyms import KeyCheck, NamedPerson
from sarum.cases.models.publication import PublicationDecision, PublicationPlan
from sarum.cases.models.rapid_review import Decision, EarlyLearning, Gap, Limb, LimbView, RapidReview
from sarum.cases.models.recommendations import (
    AgreedWhere,
    Agreement,
    Amendment,
    LearningMethod,
    Recommendation,
    Source,
)
from sarum.cases.models.referral import (
    Addition,
    Answer,
    DraftKey,
    Element,
    ElementAnswer,
    KnownAgency,
    Reason,
    Referral,
    ReferralDraft,
    ReturnCode,
    Route,
    Standard,
)
from sarum.cases.models.report import Report, ReportVersion
from sarum.cases.models.returns import (
    Assurance,
    BroughtReturn,
    Endorsement,
    ReturnNote,
    ReturnVersion,
    ScopingReturn,
    Standing,
)
from sarum.cases.models.review import Draft, DraftComment, Judgement, MarkerJudgement
from sarum.cases.models.scoping import ChasedHow, ReturnChase, ScopingRequest
from sarum.cases.models.sign_off import Outcome, SignOff
from sarum.cases.models.sitting import ComesHow
from sarum.cases.models.stationery import MadeDocument, PaperKind, WordTemplate
from sarum.cases.models.telling import LetterWording, Telling
from sarum.cases.models.template import ScopingTemplate, Stage
from sarum.cases.models.tracker import Action, Escalation, Evidence, Progress, Update, Verdict
from sarum.cases.models.triage import Comparison, Sameness, Wait
from sarum.cases.models.verification import Confirmation, Elsewhere, NextStep, Verification

__all__ = [
    "Abbreviation",
    "About",
    "Action",
    "Addendum",
    "Addition",
    "Adult",
    "Advocacy",
    "AdvocacyOutcome",
    "AgendaItem",
    "AgendaWord",
    "AgreedWhere",
    "Agreement",
    "Alternative",
    "AlternativeChase",
    "AlternativeKind",
    "Amendment",
    "Answer",
    "AnswerCode",
    "Assurance",
    "Attendance",
    "BroughtReturn",
    "Capacity",
    "Cascade",
    "Case",
    "Certainty",
    "Challenge",
    "ChallengeOutcome",
    "Challenger",
    "ChasedHow",
    "ChronologyEntry",
    "ChronologyProblem",
    "ChronologySign",
    "ChronologySource",
    "Climb",
    "ComesHow",
    "Commission",
    "Comparison",
    "Confirmation",
    "Conflict",
    "Contact",
    "DateAnswer",
    "Decision",
    "DecisionLetter",
    "Difficulty",
    "Disclosure",
    "Document",
    "Draft",
    "DraftComment",
    "DraftKey",
    "EarlyLearning",
    "Element",
    "ElementAnswer",
    "Elsewhere",
    "Endorsement",
    "EntryNote",
    "Escalation",
    "Evidence",
    "Expected",
    "Extension",
    "Fact",
    "Finding",
    "Flag",
    "Gap",
    "GroupKind",
    "GroupMeeting",
    "GroupSeat",
    "Hand",
    "How",
    "Idea",
    "Impact",
    "ImpactJudgement",
    "ImpactReport",
    "Improvement",
    "Involvement",
    "ItemAction",
    "ItemDecision",
    "ItemPaper",
    "Judgement",
    "KeyCheck",
    "KnownAgency",
    "LadderStep",
    "LearningMethod",
    "LearningPlan",
    "LetterWording",
    "Limb",
    "LimbView",
    "Living",
    "MadeDocument",
    "MarkerJudgement",
    "Meeting",
    "MeetingDate",
    "MeetingKind",
    "NamedPerson",
    "NextStep",
    "OtherPerson",
    "Outcome",
    "Pack",
    "PaperKind",
    "ParallelProcess",
    "Part",
    "Pause",
    "Place",
    "ProcessKind",
    "ProcessStanding",
    "Progress",
    "PublicationDecision",
    "PublicationPlan",
    "RapidReview",
    "Reason",
    "Recommendation",
    "Referral",
    "ReferralDraft",
    "Refusal",
    "Report",
    "ReportSection",
    "ReportVersion",
    "ReturnChase",
    "ReturnCode",
    "ReturnNote",
    "ReturnVersion",
    "Route",
    "Rung",
    "Sameness",
    "Scan",
    "ScopingRequest",
    "ScopingReturn",
    "ScopingTemplate",
    "SectionComment",
    "Sensitivity",
    "Sequencing",
    "SignKind",
    "SignOff",
    "Significance",
    "Source",
    "SourceKind",
    "SourceStanding",
    "Stage",
    "Standard",
    "Standing",
    "Step",
    "Tag",
    "TagKind",
    "Telling",
    "Tool",
    "ToolKind",
    "Unknown",
    "Update",
    "Verdict",
    "Verification",
    "View",
    "Wait",
    "WordTemplate",
    "YesNoUnknown",
]
