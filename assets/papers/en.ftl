### Texts of papers, in English. Written for this product. Another language is another file beside this one.
### Records bring their own words (titles, notes, names); what stands here is what the product says around them.

## Dates, lists, people and places

month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
date = { $day } { $month } { $year }
# Two days after each other, three or more, and days of several months.
days-two = { $day } and { $last }
days-range = { $day }–{ $last }
day-month = { $day } { $month }
days-span = { $first } – { $last }
# In running text. $shape is one day, a range of days, or several.
held = { $shape ->
    [range] from { $first } to { $last }
   *[other] on { $days }
}
list-two = { $first } and { $second }
list-more = { $first }, { $rest }
topics = { $first }; { $rest }
# Of things with commas in their names.
series-two = { $first } and { $second }
series-more = { $first }; { $rest }
# What people typed without a full stop at its end.
sentence = { $text }.
due-month = { $month } { $year }
due-quarter = Q{ $quarter } { $year }
due-year = End of { $year }
due-short = Short term
due-medium = Medium term
due-long = Long term
tbc = TBC

kind-point = Point
kind-have = In place
kind-gap = Gap
kind-action = Action
kind-need = Need
kind-offer = Offer
kind-question = Question
kind-decision = Decision
kind-next = Next step
kind-parked = Parked

assistance-no = None
assistance-not-sure = Not sure
assistance-legal = Legal
assistance-training = Training
assistance-equipment = Equipment
assistance-expertise = Expertise
assistance-other = Other
priority-high = High
priority-medium = Medium
priority-low = Low
status-not-started = Not started
status-under-way = Under way
status-done = Done
status-continuing = Continuing
status-deferred = Deferred
status-not-applicable = Not applicable
agreement-agreed = Agreed
agreement-in-principle = Agreed in principle
agreement-differing-views = Differing views
agreement-to-be-consulted = To be consulted

theme-a = Commitment and coordination
theme-b = Prohibitions, offences and penalties
theme-c = Accounting for and securing
theme-d = Physical protection
theme-e = Borders and law enforcement
theme-f = Export, transit and related controls
theme-g = Outreach
theme-h = Cooperation, reporting and assistance
theme-i = Sustainability and follow-up
theme-head = { $letter }. { $theme }

force-decides = Decides
force-calls-upon = Calls upon
force-practice = Good practice

## Every page

draft = DRAFT
draft-plan = DRAFT – for national consideration – does not represent the position of the Government
page-of = Page { $page } of { $pages }
version = Version of { $date }
footer-two = { $first } · { $second }

## Head lines

head-state = State
head-event = Event
head-organizers = { $count ->
    [one] Organizer
   *[other] Organizers
}
head-where-when = { $venues ->
    [0] Venue
    [one] Venue
   *[other] Venues
} and { $days ->
    [0] date
    [one] date
   *[other] dates
}
head-participants = Participants
head-attendance = Attendance
head-counts = { $people ->
    [one] One participant
   *[other] { $people } participants
}{ $women ->
    [0] { "" }
   *[other] , { $women } of them women
}{ $institutions ->
    [0] { "" }
    [one] , from one institution
   *[other] , from { $institutions } institutions
}
# Venues may hold commas of their own.
where-when = { $place }, { $when }

## Information note

note = Information Note
note-footnote = This note is for information. It is not an official report, and the views in it are not necessarily those of the 1540 Committee, the { $organizers ->
    [one] organizer
   *[other] organizers
} or the participants.
note-objectives = Objectives
note-background = Background
note-highlights = Highlights of discussions
note-comments = Additional comments
note-resolution = { $number } ({ $year })
# Before voluntary plans were spoken of.
note-resolution-first = Security Council resolution { $resolutions } calls upon all States to promote dialogue and cooperation on non-proliferation, recognizes that some States may need assistance in carrying it out, and invites those able to offer it to do so.
# Dialogue with States and voluntary plans.
note-resolutions-dialogue = { $count ->
    [one] Security Council resolution { $resolutions } encourages
   *[other] Security Council resolutions { $resolutions } encourage
} the 1540 Committee to engage in dialogue with States, including by visiting them at their invitation, and { $count ->
    [one] encourages
   *[other] encourage
} all States to prepare voluntary national implementation action plans (NAPs), with the help of the Committee as appropriate.
note-resolutions-plans = { $count ->
    [one] Security Council resolution { $resolutions } encourages
   *[other] Security Council resolutions { $resolutions } encourage
} all States to prepare voluntary national implementation action plans (NAPs), with the help of the Committee as appropriate.
note-took-place = The event took place{ $venues ->
    [0] { "" }
   *[other] { " " }in { $place }
}{ $days ->
    [0] { "" }
   *[other] { $venues ->
        [0] { "" }
       *[other] ,
    } { $when }
}.
note-agenda = { $count ->
    [one] The event had one item on its agenda:
    [2] The event followed an agenda of two items:
    [3] The event followed an agenda of three items:
    [4] The event followed an agenda of four items:
    [5] The event followed an agenda of five items:
    [6] The event followed an agenda of six items:
    [7] The event followed an agenda of seven items:
    [8] The event followed an agenda of eight items:
    [9] The event followed an agenda of nine items:
   *[other] The event followed an agenda of { $count } items:
}
note-item = { $title }.
note-presented = { $presenter } gave a presentation. { $count ->
    [one] Topic
   *[other] Topics
}: { $topics }.
note-presented-alone = { $presenter } gave a presentation.
note-discussed = The participants discussed the elements of a voluntary NAP.
note-contact = Contact for further information: { $contact }.
note-contact-open = Contact for further information:

## Draft plan

plan = Draft national action plan
plan-title = Draft voluntary national action plan for the implementation of resolution 1540 (2004)
plan-period = Plan period
plan-period-footer = Plan period: { $period }
plan-status = Status
plan-legend = TBC: to be confirmed. OP: operative paragraph of resolution 1540 (2004), with the force of its verb. Scope: N nuclear, C chemical, B biological, D means of delivery; where nothing is said, the measure is not limited. Short term: within 12 months; medium term: one to three years; long term: three to five years.
plan-none = No measure has been recorded.
column-number = No.
column-op = OP
column-force = Force
column-theme = Theme
column-element = Element
column-also = Also serves
column-situation = Current situation and gap
column-action = Action
column-scope = Scope
column-lead = Lead agency
column-support = Supporting agencies
column-by = Timeline
column-milestone = Indicator
column-resources = Resources
column-means = Means and indicators
column-assistance = Assistance needed
column-sustainability = Sustainability
column-priority = Priority
column-status = Status
column-agreement = Room agreement
column-remarks = Remarks
column-standing = Standing
column-notes = Notes
situation-kind = { $kind }:
also-serves = Also serves { $elements }
op = OP { $op }

## Minutes

minutes = Minutes
minutes-rule = Internal. { $rule ->
    [attributable] Points may be attributed to delegations.
    [chatham] The Chatham House Rule holds: neither speakers nor participants, nor their affiliations, may be revealed.
   *[other] Points are not attributed to speakers.
} An agency stands behind an action, a need or a next step because it is to act, not because it spoke.
minutes-time = Time
minutes-planned = Planned { $from }–{ $to }
minutes-planned-day = Day { $day }, planned { $from }–{ $to }
minutes-dropped = Not held
minutes-held = held { $from }–{ $to }
minutes-begun = begun { $from }
minutes-presenter = Presenter
minutes-covered = Covered
minutes-element = { $title } ({ $id })
minutes-entries = ({ $entries })
minutes-said = { $outcome ->
    [agreed] agreed
    [amended] amended
   *[reserved] reserved
} { $at }
minutes-said-day = { $day }, { $time }
minutes-nothing = No point was recorded.

## Next steps

steps = Next steps
steps-next = Agreed next steps
steps-questions = Open questions
steps-parked = Parked for later
steps-none = No next step has been recorded.
column-kind = Kind
column-what = What
column-who = Who
column-when = By when
steps-entries = ({ $entries })

## Assistance sheets

assistance = Assistance sheets
assistance-how = A request goes by note verbale from the Permanent Mission in New York to the Chair of the 1540 Committee, with one template for each subject. It is posted only with the consent of the State. Each sheet below is one subject: what the room said, and what is still missing to be specific.
assistance-none = No need for assistance has been recorded.
column-sheet = Sheet
column-beneficiaries = Beneficiaries
column-missing = Still missing
sheet-missing-count = { $count ->
    [0] Nothing
    [one] One field
   *[other] { $count } fields
}
sheet-missing = Still missing to be specific
sheet-state = State
sheet-state-ask = The requesting State
sheet-date = Date
sheet-date-ask = The date of the request
sheet-contact = Point of contact
sheet-contact-ask = Who answers questions, in the capital and in New York, with a mailbox that stays
sheet-subject = Subject
sheet-subject-ask = One subject, narrow enough for one partner
sheet-category = Category
sheet-category-ask = Nuclear, chemical, biological, means of delivery, export and border, legal, or other
sheet-paragraphs = Paragraphs
sheet-paragraphs-ask = The paragraphs of resolution 1540 (2004) that it helps to implement
sheet-situation = Situation and gap
sheet-situation-ask = What is in place, and what is missing
sheet-requested = Assistance requested
sheet-requested-ask = What exactly is asked for
sheet-type = Type of assistance
sheet-type-ask = Legal, training, equipment, expertise, or other
sheet-beneficiaries = Beneficiaries
sheet-beneficiaries-ask = Which agency or unit receives it
sheet-numbers = Numbers
sheet-numbers-ask = How many officers, posts or items
sheet-objective = Objective and expected result
sheet-result = (result: { $milestone })
sheet-objective-ask = Which measure of the plan it serves, and what will be different afterwards
sheet-timeframe = Timeframe
sheet-timeframe-ask = From when, and until when
sheet-contribution = Own contribution
sheet-contribution-ask = What the State brings itself: staff, premises, budget
sheet-earlier = Earlier assistance and offers
sheet-earlier-ask = What was received before, and what has been offered
sheet-sustained = How results are sustained
sheet-sustained-ask = Who owns it, which budget line pays, who trains those who come next, who maintains it, and when it is reviewed
sheet-consent = Consent to publish
sheet-consent-ask = Whether the Committee may post the request
category-nuclear = Nuclear
category-chemical = Chemical
category-biological = Biological
category-delivery = Means of delivery
category-border = Export and border
category-legal = Legal
