### Texts of the interface, in English. Sentence case, no full stop after a single sentence, the field's own terms.

app-name = Rapporteur

## Places and menus

place-prepare = Prepare
place-run = Run
place-review = Review
place-papers = Papers
menu-session = Session
menu-edit = Edit
menu-view = View
menu-room = Room
menu-wall = Wall
menu-help = Help

## Commands

command-start = Start page
command-start-tip = Templates and the sessions opened lately
command-new-georgetown = New from Georgetown 2017
command-new-georgetown-tip = A new session from the workshop in Georgetown of 4 October 2017
command-new-one-day = New one-day workshop
command-new-one-day-tip = A new session with the agenda of a usual day
command-new-empty = New empty session
command-new-empty-tip = A new session with the catalogue of elements and nothing else
command-try-exercise = Try the exercise
command-try-exercise-tip = A copy of the filled session of a fictional State
command-open = Open…
command-open-tip = Open another session file
command-save-copy = Save a copy as…
command-save-copy-tip = Write the session to another file and go on with that one
command-save-now = Save now
command-save-now-tip = Everything is saved as you work; this writes it at once
command-quit = Quit
command-quit-tip = Save and leave
command-undo = Undo
command-undo-tip = Take the last step back
command-redo = Redo
command-redo-tip = Do the last undone step again
command-find = Find in notes
command-find-tip = Look for words in the notes, with or without their accents
command-delete-note = Delete note or measure
command-delete-note-tip = Delete the selected note, or the selected row of the plan
command-edit-last = Edit the last note
command-edit-last-tip = Bring the note taken last back into the line
command-go-prepare = Prepare
command-go-prepare-tip = The event, the agenda, the elements, the agencies
command-go-run = Run
command-go-run-tip = The console in the room
command-plan = Plan as a table
command-plan-tip = The whole plan, with the notes of the selected measure beneath; again: back to its notes
command-coverage = Coverage board
command-coverage-tip = Which elements were discussed, with their counts by kind; again: back to the notes
command-new-measure = New measure
command-new-measure-tip = A new row of the plan: for the selected note or element, or for one that you choose
command-next-finding = Next finding
command-next-finding-tip = Go to the next thing that is missing
command-previous-finding = Previous finding
command-previous-finding-tip = Go back to the thing before that is missing
command-accept-finding = Accept as it is
command-accept-finding-tip = What is missing here may stay so; goes on to the next
command-go-review = Review
command-go-review-tip = The notes, element by element
command-go-papers = Papers
command-go-papers-tip = Look at the papers, and write them
command-write-paper = Write a paper
command-write-paper-tip = Write the paper that is looked at, beside the session file
command-palette = All commands…
command-palette-tip = Every command by a few letters of its name
command-keys = Keys
command-keys-tip = The keys that work now
command-text-larger = Larger text
command-text-larger-tip = Larger text in the console; the wall keeps its size
command-text-smaller = Smaller text
command-text-smaller-tip = Smaller text in the console; the wall keeps its size
command-text-normal = Usual text size
command-text-normal-tip = Text in the console at its usual size
command-theme-light = Light
command-theme-light-tip = Light colours, for bright rooms
command-theme-dark = Dark
command-theme-dark-tip = Dark colours, for dark rooms
command-theme-contrast = High contrast
command-theme-contrast-tip = Black on white with strong lines
command-uncover = Show sensitive notes
command-uncover-tip = Show or cover the text of sensitive notes on this screen
command-start-item = Start next item
command-start-item-tip = Start the next item of the agenda; the running one ends
command-pause-item = Pause the item
command-resume-item = Go on with the item
command-pause-item-tip = Stop the running item for a while, or let it go on
command-end-item = End the item
command-end-item-tip = End the running item
command-minute-more = One minute more
command-minute-more-tip = Give the running item one minute more
command-minute-less = One minute less
command-minute-less-tip = Give the running item one minute less
command-back-date = Correct the start…
command-back-date-tip = Say when the running item really began
command-rehearse = Rehearse the day
command-rehearse-tip = Try plan, screens and keys on a copy, on a clock that goes 20 times as fast; nothing of it is kept
command-rehearsal-pace = Rehearse fast, or at the pace of a real day
command-rehearsal-pace-tip = A day of rehearsal takes half an hour, or a day
command-end-rehearsal = End rehearsal
command-end-rehearsal-tip = Go back to the session as it was before the rehearsal
command-replan = Plan the rest of the day…
command-replan-tip = Shorten what is left, leave items out or end later, and see it before it is taken
command-next = Next
command-next-tip = The next element in the discussion, else the next item
command-previous = Previous
command-previous-tip = The previous element in the discussion, else the previous item
command-find-element = Find element…
command-find-element-tip = Put an element on the floor by a few letters of its title
command-clear-floor = No element on the floor
command-clear-floor-tip = Notes then belong to the agenda item alone
command-mark-discussed = Discussed, nothing to note
command-mark-discussed-tip = Mark the element on the floor as discussed, or take the mark away
command-park-element = Park element
command-park-element-tip = Put the element on the floor aside for another meeting, or take it up again
command-park-elements = Park elements…
command-park-elements-tip = Put elements aside for another meeting, so that the others get time
command-take-floor = Move draft to the floor
command-take-floor-tip = The draft takes the element that is on the floor now
command-kind-point = Point
command-kind-point-tip = The note is a point
command-kind-have = Existing measure
command-kind-have-tip = The note tells of a measure that exists already
command-kind-gap = Gap
command-kind-gap-tip = The note tells of a gap
command-kind-action = Action
command-kind-action-tip = The note is an action: a measure of the plan
command-kind-need = Need
command-kind-need-tip = The note tells of assistance that is needed
command-kind-offer = Offer
command-kind-offer-tip = The note tells of assistance that is offered
command-kind-question = Question
command-kind-question-tip = The note is an open question
command-kind-decision = Decision
command-kind-decision-tip = The note is a decision of the room
command-kind-next = Next step
command-kind-next-tip = The note is a step after the meeting
command-kind-parked = Parked
command-kind-parked-tip = The note is put aside for later
command-sensitive = Sensitive
command-sensitive-tip = Keep the note off the wall and out of every paper, or let it in again
command-wall = Open the wall
command-wall-tip = Open or close the window that the room sees
command-wall-close = Close the wall
command-wall-front = Wall to the front
command-wall-front-tip = Put the wall's window in front of all others
command-wall-freeze = Freeze the wall
command-wall-freeze-tip = Hold what is on the wall, or let it go on
command-wall-black = Black wall
command-wall-black-tip = Make the wall dark, or show it again
command-wall-title = Title on the wall
command-wall-title-tip = Show the event on the wall
command-wall-agenda = Agenda on the wall
command-wall-agenda-tip = Show the agenda on the wall
command-wall-element = Element on the wall
command-wall-element-tip = Show the element under discussion on the wall
command-read-back = Read back
command-read-back-tip = Show the selected note or measure, else the note taken last, large on the wall, or go back
command-read-back-end = End the read-back
command-read-agreed = The room agrees
command-read-agreed-tip = What is read back stands as it is, agreed now
command-read-amended = Agreed as amended
command-read-amended-tip = What is read back stands with the changes made to it, amended now
command-read-reserved = A reservation is kept
command-read-reserved-tip = Somebody keeps a reservation to what is read back
command-wall-clock = Clock on the wall
command-wall-clock-tip = Show the time, the time left and what comes next on the wall
command-wall-coverage = Coverage on the wall
command-wall-coverage-tip = Show on the wall which elements were discussed, with counts by kind; PgDn and PgUp turn its pages
command-wall-paragraph = Paragraph on the wall
command-wall-paragraph-tip = Show a paragraph of resolution 1540 on the wall, or again what was there before; PgDn and PgUp go through them
command-wall-prompts = Sustainability on the wall
command-wall-prompts-tip = Show on the wall what makes a measure last, or again what was there before
command-wall-full-screen = Wall on the whole screen
command-wall-full-screen-tip = Fill a screen with the wall, or show it as a window
command-swap-screens = Swap screens
command-swap-screens-tip = The console and the wall change screens
command-wall-dark = Dark wall
command-wall-dark-tip = Light or dark colours on the wall
command-wall-contrast = High contrast on the wall
command-wall-contrast-tip = The highest contrast on the wall, light or dark; it follows the theme of the console

## Start

start-title = Rapporteur
start-subtitle = Run the workshop, capture the points, leave with the plan
start-new = New session
start-georgetown = Georgetown 2017
start-georgetown-what = The workshop on a voluntary national action plan in Georgetown, Guyana, ready to run
start-one-day = One-day workshop
start-one-day-what = The agenda of a usual day, with the agencies that usually take part
start-empty = Empty session
start-empty-what = The catalogue of elements and nothing else
start-exercise = Try the exercise
start-exercise-what = A filled session of a fictional State; it opens as a copy
start-recent = Opened lately
start-recent-empty = Sessions that you open appear here
start-recent-gone = { $folder } – no longer there
start-forget = Forget { $name }
start-opening = Opening { $name }

## Saving and messages

save-saved = Saved { $time }
save-saving = Saving…
save-not-kept = Not kept
save-read-only = Read only: { $why }
save-not-saved = NOT SAVED: { $why }
save-not-saved-recovery = NOT SAVED: { $why }. Kept in recovery
save-elsewhere = Save elsewhere…
message-read = Close this message
message-more = { $count ->
    [one] one more
   *[other] { $count } more
}
message-undone = Undone: { $step }
message-redone = Done again: { $step }
message-deleted = Note deleted, { $key } brings it back
message-deleted-with-measure = Note and measure { $number } deleted, { $key } brings both back
message-measure-deleted = { $number } deleted, { $key } brings it back; its number is not given again
message-recovered = { $count ->
    [one] One change that had not reached the file was brought back from recovery
   *[other] { $count } changes that had not reached the file were brought back from recovery
}
message-unapplied = { $count ->
    [one] One change in recovery no longer fits this file and is kept there
   *[other] { $count } changes in recovery no longer fit this file and are kept there
}
message-read-only = This session is read only: nothing was changed. Save a copy of it to work on
message-comments = The file has comments, the first one in line { $line }. Saving drops them, so the file as it was is kept as a version
message-comments-not-kept = The file has comments, the first one in line { $line }, which saving drops, and the file as it was cannot be kept as a version: { $why }. Make a copy of the file before you change anything
message-refused = Nothing was changed: { $why }
message-preferences = The settings could not be read ({ $why }); the usual ones are used
message-wall-mirror = Only one screen was found, so a projector mirrors this one. Choose “extend” in the display settings, or use the wall as the window that it is now; typing brings the console to the front
message-screen-gone = The screen { $screen } is gone, and the wall is a window here now. It goes back as soon as the screen is plugged in again
message-screen-back = The screen { $screen } is there again, and the wall is on it
message-screen-new = There is a screen { $screen } now. Press { $key } to fill it with the wall
message-swap-one = There is only one screen, so there is nothing to swap
message-swap-by-hand = This desktop lets no program move its own windows. Move the console to the other screen by hand, then choose a screen for the wall
message-nothing-to-start = No item of the agenda is left to start
message-close-paper = A paper is still being written: the window closes by itself as soon as it is there. Close again to leave without it
message-close-copy = A copy is still being written: the window closes by itself as soon as it is there. Close again to leave without it
message-close-not-written = The window was not closed, because something was not written. Close again to leave without it
message-only-here = Nothing can be written, not even in recovery: what was entered since the last save is in this window alone. Do not close it; free some space, or save elsewhere with { $key }
message-no-draft = Recovery on this computer cannot be written, so the line is not kept while it is typed: take it with Enter before you leave it
save-no-recovery = recovery on this computer cannot be written: { $why }
message-made-again = { $name } was no longer in its folder, and was written there anew. If somebody moved or renamed it, that other file gets nothing of what is entered from now on
message-cannot-be-written = { $why }. Until then what is entered is kept in recovery on this computer
message-copied = From now on everything is saved in { $copy }, and nothing more in { $name }
message-copying = Writing the copy { $copy }
message-picked-late = Another session is open by now, so nothing was written. Choose again
message-copying-still = A copy is still being written; wait until it is there
message-copy-not-opened = The copy { $copy } was written and could not be opened; work goes on where it was
message-leave-slow = The disk takes its time, and the session stays open meanwhile. Wait until the corner says that it is saved, or save elsewhere
message-close-slow = The disk takes its time: the window closes by itself as soon as the file is written. Everything is in recovery already; close again to leave now
message-close-slow-lost = The disk takes its time: the window closes by itself as soon as the file is written. Close again to leave now, and lose what was entered last
message-close-draft = { $why }. What was entered is safe, but not the line that is being typed: take it with Enter or empty it, or close again to lose it
message-close-recovery = { $why }. Everything is kept in recovery and comes back at the next start; close again to leave
message-close-lost = { $why }. Recovery cannot be written either: save elsewhere before you close, or close again to lose what was entered since the last save, and the line that is being typed
file-kind = Rapporteur sessions
message-open-already = This session is open already
message-already-discussed = This element was discussed: there is nothing left to park
message-read-back-unseen = The room does not see this now: let the wall go on, or end the black, then say it again
message-no-copy-of-rehearsal = This is a rehearsal, and no copy of it is kept. End the rehearsal first
message-left-full-screen = The wall is a window now. { $key } puts it back on its whole screen
message-no-note = There is no note here yet
message-read-back-sensitive = This is sensitive: it stays off the wall and is not read back
message-read-back-empty = There are no words to read back here yet

## Run

run-agenda = Agenda
run-agenda-empty = No agenda yet: add items in Prepare, or simply take notes
run-item-tip = Click to take notes for this item; right-click to start it
run-start-this = Start this item
run-pause = Pause
run-resume = Go on
run-end = End
run-began = Began…
run-replan = Plan the rest…
run-minute-less = −1 min
run-minute-more = +1 min
run-item-number = Item { $number } of { $count }
run-item-of = { $number } of { $count } · { $item }
run-left = { $time } left
run-left-word = left
run-over = { $time } over
run-behind = { $time } behind
run-ahead = { $time } ahead
run-on-time = On time
run-overdue = { $item } should have begun
run-nothing-running = Nothing is running
run-afterwards = Captured afterwards: no clock runs
run-no-agenda = No agenda yet
run-no-agenda-how = Add items in Prepare, or simply take notes: the first one opens a discussion
run-no-notes-element = No notes on this element yet. Type a point below and press Enter
run-no-notes-item = No notes on this item yet. Type a point below and press Enter
agenda-day = Day { $day } · { $date }
agenda-span = { $from } – { $to }
agenda-since = since { $time } · { $left }
agenda-longer = { $time } longer
agenda-shorter = { $time } shorter
agenda-paused = Paused
agenda-overdue = should have begun
agenda-pinned = pinned
agenda-ends = until { $time }
agenda-planned = { $time } planned
agenda-dropped = Not held
agenda-collides = { $time } too late
board-head = Elements  { $done } of { $all } discussed
board-theme = { $theme }: { $done } of { $all } discussed
board-notes = { $count ->
    [one] one note
   *[other] { $count } notes
}
board-nothing-to-note = discussed, nothing to note
board-not-discussed = not discussed yet
board-parked = parked for another meeting
board-parked-short = parked
board-wall = On the wall
board-wall-keys = { $black } black · { $freeze } freeze
pace-left = { $count ->
    [one] One element left
   *[other] { $count } elements left
}
pace-each = each
pace-park = { $count ->
    [one] Park one…
   *[other] Park { $count }…
}
park-title = Park elements
park-why = { $left } left is { $each } for each of { $count } elements. What is parked needs no time today; it stays on the board and on the list of what is missing
park-why-no-time = No time is left for { $count ->
    [one] the last element
   *[other] { $count } elements
}. What is parked stays on the board and on the list of what is missing
park-then = { $count ->
    [one] Then { $each } for the one that is left
   *[other] Then { $each } for each of { $count } elements
}
park-then-none = Then no element is left for today
park-then-open = { $count ->
    [one] Then one element is left for today
   *[other] Then { $count } elements are left for today
}
park-take = { $count ->
    [0] Park
    [one] Park one element
   *[other] Park { $count } elements
}
park-nothing = Every starred element was discussed or is parked already
park-leave = Leave it
sheet-paragraphs = Resolution 1540 (2004)
sheet-paragraph = { $number } · { $force }
sheet-to-wall = { $what }: put it on the wall
sheet-on-wall = { $what }: on the wall, a click takes it away
sheet-columns = What a national action plan holds
sheet-columns-text = Number · paragraph · objective · weapon scope · current situation and gap · action · lead agency · supporting agencies · timeline · indicator · resources · assistance needed · sustainability · priority · status · remarks
sheet-request = A request for assistance that can be answered says
sheet-sustain = What makes a measure last
sheet-no-floor = No element is on the floor. PgDn takes the next one, Ctrl+E finds any by a few letters, a click on the board takes that one
event-title = Event
event-organizers = Organizers
event-participants = Participants
event-venue = Venue and date
event-rule = Rule of the room
event-request = How it came about
event-purpose = Purpose
op-1 = No support of any form to non-State actors that try to get, make, move or use nuclear, chemical or biological weapons and their means of delivery
op-2 = Laws that prohibit these acts to non-State actors, with attempt, complicity, assistance and financing; and their enforcement
op-3a = Account for and secure items in production, use, storage and transport
op-3b = Physical protection
op-3c = Border controls and law enforcement against illicit trafficking and brokering
op-3d = Controls on export, transit, trans-shipment and re-export, on funds and services, on end-users; penalties
op-4 = Report to the Committee on steps taken or intended
op-5 = Nothing here conflicts with the treaties, or with the work of IAEA and OPCW
op-6 = National control lists
op-7 = Assistance: some States may need it, those able are invited to offer it in answer to specific requests
op-8 = Universal treaties and national rules to comply with them, multilateral cooperation, work with industry and the public
op-9 = Dialogue and cooperation on non-proliferation
op-10 = Cooperative action against illicit trafficking
request-subject = one subject, and which weapons and paragraphs it is about
request-situation = the situation now, and the gap
request-help = the help asked for: legal, training, equipment, expertise
request-beneficiary = who benefits, and how many
request-result = the objective and the result expected
request-timeframe = from when to when
request-contribution = what the State contributes itself
request-earlier = assistance received before
request-sustained = how the result is kept up afterwards
sustain-owner = an owner and a budget line
sustain-law = law or standing order rather than a project
sustain-trainers = trained trainers, and turnover thought of
sustain-maintenance = maintenance, calibration, spare parts
sustain-updating = a duty to update
sustain-tasks = fits existing tasks
sustain-region = shared in the region
sustain-review = an indicator and a review date
sustain-exit = what happens when the donor leaves

## Capture line

capture-name = Capture line
capture-read-only = No notes are taken here. Read only: { $why }
capture-hint = Type a point and press Enter: #element !kind @agency by:date …text
capture-keys = Enter takes the note · # element · ! kind · @ agency · by: date · F1 keys
capture-keys-editing = Enter changes the note · Esc leaves it as it was · ↑ ↓ other notes
capture-no-text = There is nothing to note yet: write the point itself
capture-too-long = A note holds { $limit } KiB of text at most: cut it in two
capture-editing = Editing { $time }
capture-ago = { $minutes } min ago
capture-ago-in = { $minutes } min ago · { $item }
capture-ago-in-tip = This ran then, so the note belongs to it; type # for an element
capture-kind-tip = The kind: type ! and a word, or press Alt and a letter (F1 lists them)
# The agenda item made for a first note when the agenda is empty.
item-discussion = Discussion
capture-item-tip = No element: the note belongs to the agenda item alone
capture-new-agency = @ { $name } – new agency
capture-no-number = no element, no number yet
capture-no-number-tip = An action enters the plan when it has an element: type # and a word
capture-moved = the floor has moved · Alt+Home
capture-moved-tip = The draft stays where it was begun; Alt+Home or a click moves it to the floor
capture-unclear = { $word } · { $count } possible
capture-unclear-tip = Several things are called that, or nothing: choose one, or leave the word as text
capture-unknown = { $word } stays text
capture-unknown-tip = Nothing is called that. Write it otherwise, or put a backslash before it if it is meant as text
capture-sustain = To make it last: { $prompts }
outcome-agreed = Agreed
outcome-amended = Amended
outcome-reserved = Reserved
outcome-said = { $outcome } { $at }
read-back-agreed = agreed { $at }
read-back-amended = amended { $at }
read-back-reserved = reserved { $at }
read-back-day = { $day }, { $time }
read-back-head = Read back: { $text }
read-back-end = End the read-back ({ $key })
note-no-time = –
note-sensitive = Sensitive
note-covered = Sensitive note, covered
note-lead = Lead { $agency }
note-with = with { $agencies }
note-by = by { $date }
note-also = also { $elements }
note-unclear-covered = a word is not understood
note-unclear = not understood: { $words }
note-edit = Edit
note-kind = Kind
note-mark-sensitive = Mark as sensitive
note-mark-open = No longer sensitive
note-delete = Delete
note-read-back = Read back

## Dialogs

palette-hint = Type a few letters of a command
palette-none = No command has these letters
finder-hint = Type a few letters of an element
finder-none = No element has these letters
keys-title = Keys
keys-marks = In the capture line
keys-now = Now
mark-element = The note is about this element; without one it is about the floor's
mark-agency = This agency leads; further ones support
mark-kind = The kind: point, have, gap, action, need, offer, question, decision, next, parked
mark-sensitive = Sensitive: off the wall and out of every paper
mark-by = By when: 2018-03, Q2, end-2018, 6m, short, medium, long
mark-for = Weapon scope: n, c, b, d for delivery
mark-ago = Five minutes ago; only at the very beginning
mark-escape = A backslash before a mark makes it text
mark-edit = In the empty line: edit the last note
choice-numbered = { $number }  { $name }
other-day-title = The workshop is set for { $days }
other-day-title-undated = The workshop has no date yet
other-day-question = Today is another day. How do you want to go on?
other-day-hold = Hold it today
other-day-hold-what = The dates move to today, and the clock runs. Undo moves them back
other-day-rehearse = Rehearse
other-day-rehearse-what = Try everything on a copy, on a clock that goes 20 times as fast; nothing of it is kept
other-day-afterwards = Capture afterwards
other-day-afterwards-what = Write down what was said back then; no clock runs, unknown times stay unknown
replan-title = The rest of the day
replan-nothing-left = Today nothing is left to plan: it is no day of this workshop, or everything has been held
replan-on-time = It looks as if the day will end at { $end }, as planned
replan-late = As it looks now the day ends at { $end }, { $time } later than planned ({ $planned })
replan-early = As it looks now the day ends at { $end }, { $time } earlier than planned ({ $planned })
replan-shorten = Shorten the rest
replan-lengthen = Give the time to the rest
replan-drop = Leave items out
replan-slip = Move the end
replan-item = Item
replan-now = As it looks now
replan-then = Then
replan-held-tip = Without the mark it is not held; what is known of it stays
replan-not-held = not held
replan-span-longer = { $span } · { $time } longer
replan-span-shorter = { $span } · { $time } shorter
replan-misfit = “{ $item }” is pinned and would be { $time } late: end something before it, or leave it out
replan-say-shorten = { $planned ->
    [yes] “We shorten what is left and close at { $end }, as planned.”
   *[no] “We shorten what is left and close at { $end }.”
}
replan-say-lengthen = “We have time to spare and give it to what is left. We close at { $end }.”
replan-say-slip = { $planned ->
    [yes] “We go on as planned and close at { $end }.”
   *[no] “We take the time that we need and close at { $end }.”
}
replan-say-drop = { $count ->
    [one] “Today we leave out { $items }, and close at { $end }.”
   *[other] “Today we leave out { $items }, and close at { $end }.”
}
replan-say-choose = Take the mark away from what shall not be held today
replan-take = Take this plan
replan-leave = Leave it as it is
back-date-title = When did “{ $item }” begin?
back-date-field = minutes ago, or the time
back-date-do = Correct it
back-date-hint = The item before it then ended at that moment
back-date-wrong = Write how many minutes ago, or the time: 7, 10:35
back-date-preview = It began at { $time }, { $minutes } min ago. The item before it then ended at that moment
path-open = Open a session
path-save = Save a copy and go on there
path-why = No file dialog is available on this desktop: type the path
path-not-written = Nothing was written: { $why }
path-hint = /home/…/workshop.ron
path-name = Path of the file
path-open-do = Open
path-save-do = Save
in-use-title = “{ $name }” is open already
in-use-title-perhaps = “{ $name }” may be open elsewhere
in-use-somebody = Somebody
in-use-somewhere = Another window of Rapporteur on this computer has this session open
in-use-unknown = Another window of Rapporteur has this session open; on which computer is not known
in-use-unknown-perhaps = Somebody may have this session open; who, and on which computer, is not known
in-use-here = { $user } has this session open in another window on this computer, since { $time } on { $date }
in-use-there = { $user } has this session open on { $host }, since { $time } on { $date }
in-use-perhaps = { $user } opened this session on { $host } at { $time } on { $date } and has not closed it, as far as can be seen from here
in-use-why = Two windows must not write to one file. How shall this one go on?
in-use-perhaps-why = Some network shares and synchronised folders do not tell one computer what another has open. The session may still be open there, or that computer was switched off before it was closed. Ask there if you can
in-use-read-only = Read only
in-use-read-only-what = Look at it as it is now, show it on the wall, write papers. Nothing in it is changed
in-use-copy = Work on a copy
in-use-copy-what = A file of its own beside this one. What is entered there stays there
in-use-anyway = Open anyway
in-use-anyway-what = If it was closed there, or that computer is off. If it is still open there, whoever saves second is told, and neither overwrites the other
in-use-leave = Cancel
read-only-tip = This session is read only. Save a copy of it to work on
read-only-held = Read only: { $who }
read-only-in-use = open elsewhere
read-only-chosen = opened to be looked at
read-only-chosen-line = Read only: the session was opened to be looked at
read-only-format = format { $format }
read-only-format-line = Read only: the file has format { $format }, and this version of Rapporteur knows { $ours }. What is new in it is not shown
read-only-fields = { $count ->
    [one] a field is not known
   *[other] { $count } fields are not known
}
read-only-fields-line = { $count ->
    [one] Read only: the file has a field that this version does not know
   *[other] Read only: the file has { $count } fields that this version does not know
}
read-only-field = Line { $line }: “{ $found }” is not { $of }{ $times ->
    [one] {""}
   *[other] {" "}({ $times } times in all)
}
read-only-field-meant = Line { $line }: “{ $found }” is not { $of }; did you mean “{ $meant }”?{ $times ->
    [one] {""}
   *[other] {" "}({ $times } times in all)
}
read-only-field-other = Line { $line }: { $why }
read-only-more-fields = { $count ->
    [one] One more field is not known
   *[other] { $count } more fields are not known
}
read-only-copy = Nothing can be changed here. A copy can be worked on
read-only-copy-without = A copy can be worked on, without what is not known. Or correct the file in an editor and open it again
rehearsal-on = Rehearsal, { $rate ->
    [1] at real pace
   *[other] { $rate } times as fast
}: nothing is kept
rehearsal-fast = Faster
rehearsal-real = Real pace

## Wall

awake-reason = A workshop is running
wall-title = Wall
wall-screen = Screen for the wall
wall-screen-tip = Which screen the wall fills; it is found again by its name
wall-screen-row = { $name }, { $width } × { $height }
wall-screen-row-here = { $name }, { $width } × { $height } (the console is here)
wall-screen-window = An ordinary window
wall-screen-choose = Screen for the wall: { $screen }
wall-screen-choose-window = The wall in an ordinary window
wall-screen-unnamed = Screen { $number }
wall-off = off · { $mode }
wall-is-black = black
wall-is-frozen = { $mode }, frozen
wall-mode-title = title
wall-mode-agenda = agenda
wall-mode-element = element
wall-mode-read-back = read-back
wall-mode-clock = clock
wall-mode-coverage = coverage
wall-mode-paragraph = paragraph { $op }
wall-mode-prompts = sustainability
wall-on-screen = { $state } · { $screen }
wall-thumbnail = On the wall: { $state }. Click for the next page
wall-untitled = Workshop without a title
wall-no-agenda = No agenda yet
wall-discussed = { $all ->
    [one] { $done } of 1 element discussed
   *[other] { $done } of { $all } elements discussed
}
wall-agenda-more = { $earlier ->
    [0] { $later } later
   *[other] { $later ->
        [0] { $earlier } earlier
       *[other] { $earlier } earlier · { $later } later
    }
}
wall-later = { $count ->
    [one] … and one later point
   *[other] … and { $count } later points
}
wall-earlier = { $count ->
    [one] … and one earlier point
   *[other] … and { $count } earlier points
}
wall-paragraph = Resolution 1540 (2004), paragraph { $op }: { $force }
wall-measure = Measure
wall-read-back = Read back to the room
wall-read-back-asks = Agreed, amended or reserved?
wall-point-tail = { $text } — { $tail }
wall-point-lead-by = { $agency }, { $by }
wall-paused-left = Paused · { $left }
wall-time-up = Time is up
wall-next = Next: { $item }
wall-next-at = Next at { $time }: { $item }
wall-last-item = This is the last item
wall-nothing-on = Nothing is running
wall-coverage = What was discussed
wall-coverage-none = No element is on the board
wall-coverage-all = Notes of the whole workshop
wall-coverage-others = Others
wall-coverage-count-others = { $count ->
    [one] 1 other
   *[other] { $count } others
}
wall-theme = { $letter }  { $theme }
wall-covered-nothing = discussed, nothing to note
wall-covered-parked = parked
wall-covered-not = not discussed
wall-parked = { $count ->
    [one] One parked
   *[other] { $count } parked
}
wall-page = Page { $page } of { $pages }
wall-paragraph-head = Resolution 1540 (2004), paragraph { $op }
wall-paragraph-short = In short; the resolution has its own words
wall-paragraph-page = { $number } of { $count }
wall-prompts = What makes a measure last

## Coverage board

coverage-head = Coverage board
coverage-how = Enter or a click: the notes of the element
coverage-back = Back to the notes
coverage-open = Coverage
coverage-others = Others
coverage-row = { $title }: { $state }, { $counts }
coverage-row-empty = { $title }: { $state }

## Terms of the field

kind-point = Point
kind-have = Have
kind-gap = Gap
kind-action = Action
kind-need = Need
kind-offer = Offer
kind-question = Question
kind-decision = Decision
kind-next = Next
kind-parked = Parked
count-point = { $count ->
    [one] 1 point
   *[other] { $count } points
}
count-have = { $count ->
    [one] 1 in place
   *[other] { $count } in place
}
count-gap = { $count ->
    [one] 1 gap
   *[other] { $count } gaps
}
count-action = { $count ->
    [one] 1 action
   *[other] { $count } actions
}
count-need = { $count ->
    [one] 1 need
   *[other] { $count } needs
}
count-offer = { $count ->
    [one] 1 offer
   *[other] { $count } offers
}
count-question = { $count ->
    [one] 1 question
   *[other] { $count } questions
}
count-decision = { $count ->
    [one] 1 decision
   *[other] { $count } decisions
}
count-next = { $count ->
    [one] 1 next step
   *[other] { $count } next steps
}
count-parked = { $count } parked
theme-a = Commitment and coordination
theme-b = Prohibitions, offences and penalties
theme-c = Accounting for and securing
theme-d = Physical protection
theme-e = Borders and law enforcement
theme-f = Export, transit and related controls
theme-g = Outreach
theme-h = Cooperation, reporting and assistance
theme-i = Sustainability and follow-up
theme-a-short = A Coordination
theme-b-short = B Offences, penalties
theme-c-short = C Account for, secure
theme-d-short = D Physical protection
theme-e-short = E Borders, enforcement
theme-f-short = F Export, transit
theme-g-short = G Outreach
theme-h-short = H Reporting, assistance
theme-i-short = I Follow-up
force-decides = Decides
force-calls-upon = Calls upon
force-practice = Good practice
element-op = OP { $op }
element-later = Resolution { $resolution }
role-opening = Opening
role-experts = Group of Experts
role-assistance = Assistance
role-discussion = Discussion
role-break = Break
role-other = Other
rule-non-attribution = Non-attribution: no speaker names
rule-chatham-house = Chatham House Rule: neither identity nor affiliation
rule-attributable = What is said may be attributed
scope-nuclear = nuclear
scope-chemical = chemical
scope-biological = biological
scope-delivery = means of delivery

## Dates and durations

date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-quarter = Q{ $quarter } { $year }
date-end-of-year = end of { $year }
date-short = short term
date-medium = medium term
date-long = long term
date-span = { $from } – { $to }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
duration-minutes = { $minutes } min
duration-hours = { $minutes ->
    [0] { $hours } h
   *[other] { $hours } h { $minutes } min
}
duration-minutes-seconds = { $seconds ->
    [0] { $minutes } min
   *[other] { $minutes } min { $seconds } s
}
duration-seconds = { $seconds } s

## Steps, as undo names them

undo-step = Undo: { $step }
redo-step = Redo: { $step }
step-take-note = take note
step-edit-note = edit note
step-change-kind = change kind
step-change-elements = change elements
step-mark-sensitive = mark as sensitive
step-delete-note = delete note
step-read-back = what the room said
step-mark-discussed = mark as discussed
step-park-elements = park elements
step-take-up-element = take up element
step-start-item = start item
step-pause-item = pause
step-resume-item = go on
step-end-item = end item
step-change-minutes = change minutes
step-replan = plan the rest of the day
step-back-date = correct the start
step-move-dates = move the dates
step-edit-event = edit event
step-add-item = add agenda item
step-edit-item = edit agenda item
step-move-item = move agenda item
step-remove-item = remove agenda item
step-add-element = add element
step-edit-element = edit element
step-move-element = move element
step-remove-element = remove element
step-add-agency = add agencies
step-edit-agency = edit agency
step-remove-agency = remove agency
step-add-measure = add measure
step-edit-measure = edit measure
step-delete-measure = delete measure
step-link-measure = link note and measure
step-mark-measure-sensitive = mark measure sensitive
step-accept-finding = accept as it is
step-withdraw-acceptance = no longer accepted
step-take-from-version = take from a version
step-take-version = take a whole version
step-take-from-file = take in the changed file

## Prepare

prepare-event = Event
prepare-agenda = Agenda
prepare-elements = Elements
prepare-agencies = Agencies
prepare-room = Room and names
prepare-section = { $name }, { $what }
prepare-choice = { $label }: { $word }
prepare-keys = Alt+1 … 5 or Ctrl+Tab
prepare-keys-head = In Prepare
prepare-key-section = Go to a section
prepare-key-next = Go to the next section
prepare-key-move = Move the chosen item or element
prepare-key-open = On a row: go on to its fields
prepare-key-star = On an element: star it, or no longer
prepare-key-remove = On a row: remove it
prepare-no-date = No date yet
prepare-none-yet = None yet
prepare-days-from = { $date } + { $more }
prepare-agenda-meta = { $count ->
    [one] One item · { $time }
   *[other] { $count } items · { $time }
}
prepare-elements-meta = { $starred } starred of { $count }
prepare-agencies-meta = { $count ->
    [one] One agency
   *[other] { $count } agencies
}
prepare-add = Add
prepare-untitled = Untitled
prepare-in-use-notes = { $notes ->
    [one] Not removed: one note refers to it. Change or delete that note in Review first
   *[other] Not removed: { $notes } notes refer to it. Change or delete those notes in Review first
}
prepare-in-use-measures = { $measures ->
    [one] Not removed: one measure of the plan refers to it. Change that measure first
   *[other] Not removed: { $measures } measures of the plan refer to it. Change those measures first
}
prepare-in-use = Not removed: notes ({ $notes }) and measures of the plan ({ $measures }) refer to it. Change or delete those notes in Review first

prepare-event-public = All but the last group may reach the public information note: name organizations, never persons
prepare-title = Title
prepare-title-hint = National action plan workshop on resolution 1540 (2004)
prepare-when-where = When and where
prepare-venue = Venue
prepare-venue-help = City and country; several with semicolons between them
prepare-zone = Time zone
prepare-zone-help = Type a city and choose; UTC while empty
prepare-zone-wrong = No such zone. Expected: one like America/Guyana
prepare-days = Days
prepare-days-hint = 4 October 2017
prepare-days-range = { $from }–{ $to }
prepare-days-help = Like 4 October 2017, 4–6 October 2017 or 2017-10-04
prepare-days-wrong = No day yet. Expected: 4 October 2017 or 2017-10-04
prepare-opens = Opens at
prepare-opens-help = When the first item of a day begins; { $usual } while empty
prepare-time-wrong = No time of day. Expected: 9, 9:30 or 14h
prepare-who = Who takes part
prepare-who-help = One State or organization a line
prepare-organizers = Organizers
prepare-participants = Participants
prepare-plan = Plan
prepare-state = State
prepare-state-help = Whose plan it is
prepare-period = Plan period
prepare-period-hint = 2018–2021
prepare-period-help = Three to five years; in the footer of the plan
prepare-office = Point of contact for assistance
prepare-office-help = The office in the capital and the one in New York, without names of persons; on every assistance sheet
prepare-story = Background and contact
prepare-story-help = Whole sentences, in the past tense: they stand in the information note as they are
prepare-objectives = Objectives
prepare-objectives-hint = Optional; its own section of the note
prepare-request = Who asked for what
prepare-request-hint = The Government requested assistance in …
prepare-informed = How the Committee learnt of it
prepare-informed-hint = The Chair of the 1540 Committee learnt of the workshop through …
prepare-cooperation = Who works with whom
prepare-cooperation-hint = Since …, the Group of Experts has supported …
prepare-purpose = What it was for
prepare-purpose-hint = The workshop was to …
prepare-contact = Contact
prepare-contact-hint = Where a reader of the note may write to
prepare-not-public = Not public
prepare-not-public-help = None of this reaches the information note
prepare-people = Participants
prepare-women = Women among them
prepare-institutions = Institutions
prepare-count-help = Empty: not counted
prepare-count-wrong = Expected: a number
prepare-remark = Remark
prepare-remark-hint = For whoever opens this session: on no paper and on no wall

prepare-agenda-back = ‹ All items
prepare-agenda-none = No item yet. Type the title of the first one below and press Enter
prepare-agenda-empty = No agenda yet
prepare-agenda-empty-how = Type a title under the list and press Enter, one item after the other. Duration, presenter and what an item covers are given here afterwards, and the times of day follow
prepare-agenda-end = End
prepare-agenda-keys = Drag, or Alt+↑ and Alt+↓, to move · Enter to edit · Del to remove
prepare-item-add = Add an item
prepare-item-add-hint = Title of a new item
prepare-day = Day { $day }
prepare-day-label = Day
prepare-day-ends = Ends at { $time }
prepare-collides = { $time } too late: what comes before takes too long
prepare-waits = { $time } free before it
prepare-item-title = Title
prepare-role = What it is for
prepare-minutes = Duration
prepare-minutes-help = Like 90, 90m, 1.5h or 1:30
prepare-minutes-wrong = No duration. Expected: 90, 90m, 1.5h or 1:30
prepare-starts = Pinned start
prepare-starts-hint = follows
prepare-starts-help = A time of day that must hold; empty: it follows
prepare-ends = Pinned end
prepare-ends-hint = by duration
prepare-ends-help = A time at which it ends, whenever it begins
prepare-presenter = Presenter
prepare-presenter-help = The organization, never a person · public
prepare-covered = What it covers
prepare-covered-help = One thing a line · public
prepare-rule = Rule of the room
prepare-rule-usual = As the workshop
prepare-item-remove = Remove this item

prepare-elements-back = ‹ All elements
prepare-filter = Filter elements
prepare-filter-none = No element holds these words
prepare-elements-none = No element
prepare-elements-none-how = Clear the filter, or add an element of your own under the list
prepare-elements-keys = Space stars · Alt+↑ and Alt+↓ move within the theme · Enter to edit
prepare-theme = { $letter } { $theme }
prepare-starred = starred
prepare-hidden = hidden
prepare-star-of = Star { $element }
prepare-element-add = Add an element of your own
prepare-element-add-hint = Title of an element of your own
prepare-element-title = Title
prepare-element-short = Short name
prepare-element-short-help = A few words for chips and running text; the title while empty
prepare-question = Question to the room
prepare-question-help = Neutral and open: what exists, who does it, what is missing
prepare-star = Starred: the room goes through it, and the pace counts it
prepare-hide = Hidden: left out of the board of this workshop
prepare-element-local = { $id }  ·  Of this workshop alone
prepare-element-theme = Part of the board: { $theme }
prepare-element-remove = Remove this element

prepare-agencies-about = Those that can lead or support. In the capture line, @ and a few letters find them
prepare-agencies-add = Add agencies
prepare-agencies-add-hint = gra: Guyana Revenue Authority (GRA)
prepare-agencies-add-help = One a line, or with commas between: a name is enough. Before a colon stands what is typed after @, in brackets the short name
prepare-agencies-add-none = Add
prepare-agencies-add-some = { $count ->
    [one] Add one agency
   *[other] Add { $count } agencies
}
prepare-agencies-known = { $count ->
    [one] one is there already
   *[other] { $count } are there already
}
prepare-agency-preview = @{ $id } { $name }
prepare-agency-preview-short = @{ $id } { $name } ({ $short })
prepare-agencies-none = No agency yet. A list from a letter of invitation can be pasted above as it is; new ones are also made while notes are taken
prepare-agency-id = Typed as
prepare-agency-name = Name
prepare-agency-short = Short name
prepare-agency-name-of = Name of { $id }
prepare-agency-short-of = Short name of { $id }
prepare-agency-remove = Remove { $name }

prepare-room-about = The rule under which the room speaks, and the marking of its papers
prepare-rule-non-attribution = Non-attribution
prepare-rule-chatham-house = Chatham House
prepare-rule-attributable = Attributable
prepare-rule-says = { $rule }. An agenda item can have a rule of its own
prepare-marking = Marking
prepare-marking-hint = Unclassified
prepare-marking-help = Stands on the title of the wall and on every page of the papers
prepare-names = Private names
prepare-names-about = Names that must not reach a paper. They serve the name check alone: they are never drawn, printed, searched or logged, so this page shows only how many there are
prepare-names-field = More names
prepare-names-hint = Paste a list here
prepare-names-help = One name a line; what is typed shows as dots, and Enter takes it
prepare-names-held = { $count ->
    [0] No name is held
    [one] One name is held
   *[other] { $count } names are held
}
prepare-names-forget = Forget all names

## Review

review-all = All notes
review-unplaced = Without an element
review-by-element = Elements
review-by-item = Agenda
review-by-missing = Pre-flight
review-measures = Measures
review-right-name = Show: { $word }
review-delete-note = Delete note
review-assistance = Assistance needed
review-by-name = List by: { $word }
review-choose = Notes of: { $title }
review-counts-element = notes · gaps · measures
review-counts-item = notes · gaps · actions
review-theme = { $letter } { $theme }
review-empty = – empty
review-discussed = – discussed
review-row = { $title }: { $notes ->
    [one] one note
   *[other] { $notes } notes
}, { $gaps ->
    [0] no gap
    [one] one gap
   *[other] { $gaps } gaps
}, { $measures ->
    [0] no measure
    [one] one measure
   *[other] { $measures } measures
}
review-row-item = { $title }: { $notes ->
    [one] one note
   *[other] { $notes } notes
}, { $gaps ->
    [0] no gap
    [one] one gap
   *[other] { $gaps } gaps
}, { $actions ->
    [0] no action
    [one] one action
   *[other] { $actions } actions
}
review-row-empty = { $title }: { $empty }
review-more = { $count ->
    [one] One element more
   *[other] { $count } elements more
}
review-fewer = Only elements in use
review-head = Notes · { $title }
review-count-of = { $shown } of { $all }
review-list-name = Notes of { $title }
review-kind-count = { $kind } { $count }
review-kind-tip = Show only notes of the chosen kinds
review-all-kinds = All kinds
review-search-hint = Find in notes
review-search-clear = End the search
review-no-notes = There are no notes yet
review-no-notes-how = Notes are taken in Run while people speak. What was said before can be written down here: type it below and press Enter
review-no-notes-element = Nothing on this element yet
review-nothing-to-note = Discussed, with nothing to note
review-no-notes-item = Nothing here yet
review-no-notes-here-how = What was said can still be written down: type it below and press Enter
review-nothing-found = No note has “{ $words }” in it
review-nothing-found-how = Every word is looked for in the text and in the names of agencies, with or without accents. Esc ends the search
review-look-everywhere = Look in all notes
review-no-such-kind = No note of the chosen kinds
review-no-such-kind-how = Other kinds are there
review-capture-name = Line for what is taken afterwards
review-capture-hint = Add a note taken afterwards: #element !kind @agency by:date …text
review-capture-keys = Enter takes the note, without a time · # element · ! kind · @ agency · by: date · Esc to the notes
review-moved = something else is chosen · Alt+Home
review-moved-tip = The draft stays where it was begun; Alt+Home or a click moves it to what is chosen now
review-item-name = Agenda item: { $item }
review-item-tip = The agenda item that the note belongs to
review-back = Back to the notes
review-note = Note
review-note-at = Note · { $time } · { $date }
review-note-afterwards = Note · taken afterwards
review-no-note-yet = A note that is selected stands here in full, and all of it can be changed
review-choose-note = Select a note to read and change all of it
review-choose-note-keys = ↑ and ↓ go from note to note, Enter goes to the text, Ctrl+F finds words
review-text-name = Text of the note
review-text-keys = Kept as you type · Enter: back to the notes
review-text-empty = A note needs a text; until it has one it stays as it was. To get rid of it, delete it
review-kind-name = Kind: { $kind }
review-elements = Elements
review-elements-hint = Add by a few letters
review-elements-add = Add an element
review-remove = Remove { $name }
review-unclear = { $word } · choose
review-unclear-text = Leave it as text
review-lead = Lead agency
review-lead-add = Set the lead agency
review-support = Supporting agencies
review-support-add = Add a supporting agency
review-agency-hint = Add by a few letters
review-agency-new = Add “{ $name }” as a new agency
review-to-be-confirmed = To be confirmed
review-by = By when
review-by-help = March { $year }, Q2, end of { $year }, in 6 months, short
review-by-means = Means { $date }
review-by-wrong = Not a date yet; the one before is kept. Say March { $year }, Q2, end of { $year }, in 6 months, short
review-scope = Weapons
review-item = Agenda item
review-plan = In the plan
review-to-measure = Go to its row: { $action }
review-untie = Untie from { $number }
review-tie = Tie to a measure
review-tie-hint = Tie to a measure by number or words
review-no-number = No element, no number yet
review-sensitive = Sensitive: off the wall and out of every paper

## The plan

plan-head = { $count ->
    [one] Plan · 1 of { $all }
   *[other] Plan · { $count } of { $all }
}
plan-wide = Whole plan
plan-narrow = Back to the notes
plan-search-hint = Find in the plan
plan-open = { $count ->
    [one] 1 to be confirmed
   *[other] { $count } to be confirmed
}
plan-table = Plan: { $cell }
plan-cell = { $column } of { $number }: { $says }
plan-field = { $column } of { $number }
plan-also = { $first } · also { $also }
plan-columns = Columns
plan-columns-tip = Switch columns on and off
plan-columns-usual = All columns, usual widths
plan-head-tip = A click sorts, its edge makes it wider, a right click hides it
plan-sort-up = Sort
plan-sort-down = Sort backwards
plan-sort-off = Order of the plan
plan-hide-column = Hide this column
plan-edit-cell = Edit
plan-to-notes = Go to its notes
plan-delete = Delete measure
plan-notes-of = { $count ->
    [0] { $number } · no notes, added by hand
    [one] { $number } · its note
   *[other] { $number } · its { $count } notes
}
plan-empty = No measures here yet
plan-empty-how = An action becomes a measure at once; Ctrl+M adds one by hand
plan-nothing-found = No measure has “{ $words }” in it
plan-nothing-found-how = Every word is looked for in all columns. Esc in the search field ends the search
plan-new-hint = Element of the new measure
plan-nothing-said = Nothing said
plan-lead-and-support = { $lead } leads; supporting: { $support }
plan-no-choice = Nothing has these letters
plan-choose-hint = Type, or ↑ ↓ and Enter
plan-covered = Sensitive texts are covered: Ctrl+Shift+U shows them
plan-not-kept = Not kept in { $column } of { $number }, what stood there before is there again: “{ $text }”
plan-paste-left = { $count ->
    [one] One cell was left as it was, because what was pasted does not fit there: “{ $example }”
   *[other] { $count } cells were left as they were, because what was pasted does not fit there: “{ $example }” and others
}
plan-held-back = Held back
plan-in-papers = In papers
plan-column-number = No.
plan-column-elements = Objective
plan-column-sources = Rests on
plan-column-scope = Weapons
plan-column-situation = Situation and gap, with the law
plan-column-action = Action
plan-column-lead = Lead agency
plan-column-support = Supporting agencies
plan-column-by = By when
plan-column-milestone = Milestone or indicator
plan-column-resources = Resources
plan-column-assistance = Assistance needed
plan-column-sustainability = Sustainability
plan-column-priority = Priority
plan-column-status = Status
plan-column-agreement = Room agreement
plan-column-remarks = Remarks
plan-column-notes = Notes
plan-column-papers = Papers
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
plan-keys = Keys of the plan
plan-key-move = from cell to cell; Tab goes on over the end of a row
plan-key-edit = edit the cell, or type onto it; Enter again goes one row down, Esc takes it back
plan-key-clear = empty the cell
plan-key-mark = mark cells; Ctrl+A marks all
plan-key-copy = copy what is marked, for a spreadsheet; cells copied there are pasted from the cursor on
plan-key-sort = sort by the column; the same again: order of the plan
plan-key-width = narrower, wider
plan-key-notes = on a number: to its notes

## Pre-flight

preflight-keys = F8 goes to the next, Ctrl+F8 accepts it as it is
preflight-list = Pre-flight: { $row }
preflight-row = { $what }: { $about }
preflight-accept = Accept as it is
preflight-withdraw = Count as missing again
preflight-at = Pre-flight { $at } of { $count }
preflight-settled = { $count ->
    [one] Settled, 1 left
   *[other] Settled, { $count } left
}
preflight-end = End the pre-flight

## The command line

check-nothing = Nothing is missing
check-count = { $count ->
    [one] 1 thing is missing
   *[other] { $count } things are missing
}
check-title = The event has no title
check-days = The event has no date
check-lead = Action without a lead agency
check-date = Action without a date
check-element = Action without an element
check-row = Action without a row in the plan
check-action = Measure that does not say what is to be done
check-assistance-type = Need without a type of assistance
check-open-question = Open question
check-parked = Parked point
check-unclear = A word is not understood: several things are called that, or nothing
check-unclear-word = `{ $word }` is not understood: several things are called that, or nothing
check-accepted = { $count ->
    [one] 1 thing is accepted as it is
   *[other] { $count } things are accepted as they are
}
check-not-discussed = Element not discussed
check-element-parked = Parked element
check-sensitive = { $at }(sensitive) { $of }
cli-left-unread = { $what }. It is read all the same, without that
cli-doubt = there is something in recovery that somebody has to decide about; it is in what is said here. Open the session in its window
add-choice = `{ $word }` matches { $candidates }; write one of them, or add --as-text
add-refused = the note was not taken: { $why }

## What a paper leaves out

left-out-sensitive-notes = { $count ->
    [one] One sensitive note
   *[other] { $count } sensitive notes
}
left-out-sensitive-measures = { $count ->
    [one] One measure that came from a sensitive note
   *[other] { $count } measures that came from a sensitive note
}
left-out-attributions = { $count ->
    [one] The agency of one note: the rule of the room does not attribute
   *[other] The agencies of { $count } notes: the rule of the room does not attribute
}
left-out-public-notes = { $count ->
    [one] One note: the information note is made from public fields alone
   *[other] { $count } notes: the information note is made from public fields alone
}
left-out-public-measures = { $count ->
    [one] One measure: it is no public field
   *[other] { $count } measures: they are no public fields
}
left-out-public-agencies = { $count ->
    [one] One agency: the information note names States and organizations
   *[other] { $count } agencies: the information note names States and organizations
}
left-out-public-counts = The numbers of people and institutions: they are not public
left-out-hidden-elements = { $count ->
    [one] One measure of an element that is off the board
   *[other] { $count } measures of elements that are off the board
}
left-out-no-measure = { $count ->
    [one] One starred element that no measure serves
   *[other] { $count } starred elements that no measure serves
}
left-out-empty-columns = { $count ->
    [one] One column with nothing in it: { $titles }
   *[other] { $count } columns with nothing in them: { $titles }
}
left-out-other-kinds = { $count ->
    [one] One note of a kind that this paper does not show
   *[other] { $count } notes of kinds that this paper does not show
}
report-left-out = Not in the paper:
report-names = Names to look at:
report-line = – { $text }
report-private-name = A name of the private list stands in { $place }
report-agency-told = The note names States and organizations, and this agency stands in { $place }: { $name }
report-affiliation = Said under the Chatham House Rule, and names { $name }: { $place }
report-onto-session = { $path }: this is the session itself; give the paper another name
name-in-event = the event sheet
name-in-agencies = the list of agencies
name-in-item = agenda item { $item }
name-in-element = the element { $element }
name-in-note = { $time ->
    [none] { $element ->
        [none] a note of agenda item { $item }
       *[other] a note on { $element } in agenda item { $item }
    }
   *[other] { $element ->
        [none] the note of { $time } in agenda item { $item }
       *[other] the note of { $time } on { $element } in agenda item { $item }
    }
}
name-in-measure = the measure { $number }
name-in-paper = a text of the paper itself
report-no-format = `{ $paper }` cannot be had as { $format }, but as { $formats }
report-ending = `{ $file }` would hold { $format } under a name for { $ending }: change one of them
report-notes-of-plan = Only the plan can show its notes: take --with-notes away, or ask for --paper { $plan }
report-no-language = there are no papers in `{ $language }`; there are papers in { $languages }

# Papers
papers-list-name = Papers, { $paper } chosen
paper-note = Information note
paper-note-what = Public, one page: the event and its agenda
paper-plan = Draft action plan
paper-plan-what = The measures, for national consideration
paper-assistance = Assistance sheets
paper-assistance-what = One per subject, with what is missing to be specific
paper-minutes = Minutes
paper-minutes-what = Internal: item by item, as it was said
paper-next-steps = Next steps
paper-next-steps-what = Who does what by when
papers-format = Write it as
format-docx = Word
format-xlsx = Excel
format-html = Web page
format-md = Markdown
format-csv = CSV
papers-language = Language
language-en = English
papers-draft = Draft on every page
papers-draft-tip = Each page says that it is a draft; take this off for the paper that is sent
papers-with-notes = With the notes of each row
papers-with-notes-tip = Every row shows the notes that it came from
papers-write = Write it
papers-where = It is written beside the session file; nothing there is replaced
papers-writing = Writing, { $percent } % done
papers-waiting = { $count ->
    [one] One more paper is written after it
   *[other] { $count } more papers are written after it
}
papers-asked = It is written as soon as it is there
papers-written-already = It is on its way to the disk already
papers-request-dropped = The paper was not written: something else was chosen before it was there
papers-not-built = The paper could not be made. Choose another one, or try again; the record is safe
papers-no-thread = The paper was not written: the computer has no room for one more task ({ $why }). Try again
papers-rehearsal = In a rehearsal papers are looked at, not written: what is made up here must not lie beside the real ones. They are written once the rehearsal has ended
papers-stop = Stop
papers-written = Written: { $name }
papers-open-folder = Open the folder
papers-no-folder = The folder cannot be shown here ({ $why }). It is { $folder }
papers-thread-gone = The paper was not written: what wrote it has stopped. Try again, or another format
papers-names = Names to look at
papers-private-name = A name from the private list stands in { $place }
papers-agency-told = The note names States and organizations alone: { $name } stands in { $place }
papers-affiliation = Under the Chatham House Rule, and names { $name }: { $place }
papers-more-names = { $count ->
    [one] One more text holds a name
   *[other] { $count } more texts hold a name
}
papers-left-out = Left out, and why
papers-nothing-left-out = Nothing was left out

## Earlier versions, and the file that was changed

command-versions = Versions…
command-versions-tip = Look at an earlier version of this session beside today, and take single notes from it, or all of it
command-file-changed = The file was changed…
command-file-changed-tip = Look at what another program has changed in the file, and say what shall become of it
command-delete-traces = Delete all traces…
command-delete-traces-tip = Remove earlier versions, journal and draft of this session from this computer; the file stays
versions-title = Earlier versions
versions-where = One is kept at each opening, every ten minutes of work, and at closing: the last ten, and the last one of each day for 30 days; and the last ten of what was replaced. They are in { $folder }
versions-keys = ↑ ↓ another version · → what differs · Space marks · Enter takes it back · { $undo } undoes that
versions-list = Versions, the newest first
versions-looking = Looking for versions…
versions-none = There is no version of this file: none was kept yet, or they were deleted. The next one is kept when the file is closed, at the latest
versions-reading = Reading…
versions-broke-off = This cannot be compared: that part of Rapporteur broke off. Nothing was changed, and a copy of it can still be saved
versions-other-session = { $which }. Nothing can be taken from it into this one; it can be saved as a copy
versions-same = This version is the same as today
versions-notes = { $count ->
    [one] One note
   *[other] { $count } notes
}
versions-bytes = { $count } KiB
versions-unreadable = cannot be read
versions-row = { $when }, { $size }
versions-size-why = { $size } · { $why }
versions-why-opened = as opened
versions-why-working = while working
versions-why-closed = at closing
versions-why-before-taking = before it was replaced
versions-why-ours = when the file was changed
versions-why-theirs = what another program wrote
versions-unlisted = Which versions there are could not be found out, and nothing was changed. { $why }
versions-unlisted-broke-off = That part of Rapporteur broke off
versions-list-again = Try again
versions-take = { $count ->
    [0] Take it back
    [one] Take it back
   *[other] Take { $count } back
}
versions-take-all = Take the whole version
versions-copy = Save it as a copy…
versions-uncover = Show sensitive texts
versions-cover = Cover sensitive texts
versions-close = Close
when-today = today { $time }
when-yesterday = yesterday { $time }
when-day = { $day }, { $time }
difference-list = What differs; Space marks, Enter takes
difference-head-version = { $count ->
    [one] In this version, not today: one
   *[other] In this version, not today: { $count }
}
difference-head-file = { $count ->
    [one] In the changed file, not here: one
   *[other] In the changed file, not here: { $count }
}
difference-head-both = { $count ->
    [one] Different: one
   *[other] Different: { $count }
}
difference-head-today = { $count ->
    [one] Today, not in this version: one
   *[other] Today, not in this version: { $count }
}
difference-head-here = { $count ->
    [one] Here, not in the changed file: one
   *[other] Here, not in the changed file: { $count }
}
difference-then = In this version
difference-today = Today
difference-in-file = In the changed file
difference-here = Here
difference-measure = Measure
difference-fields = Differs: { $fields }
difference-fields-kind = Differs: { $fields } · { $there } → { $here }
difference-other-session = { $of ->
    [file] The file now holds
   *[version] This version holds
} another session{ $has ->
    [no] , one without a title,
   *[yes] : “{ $title }”,
} with { $count ->
    [0] no note
    [one] one note
   *[other] { $count } notes
}
difference-event = Event sheet
difference-item = Agenda item
difference-element = Element
difference-agency = Agency
difference-note-head = { $time } · { $elements }
difference-order = The order of what both have
difference-accepted = What was accepted as it is
difference-floor = Where the room is
field-text = text
field-kind = kind
field-elements = elements
field-agencies = agencies
field-date = date
field-scope = weapon scope
field-assistance = assistance
field-time = time
field-item = agenda item
field-sensitive = sensitive or not
field-read-back = what the room said
field-unclear = words not understood
field-number = number
field-action = action
field-situation = situation and gap
field-milestone = milestone
field-resources = resources
field-sustainability = sustainability
field-standing = priority, status or agreement
field-remarks = remarks
field-notes = its notes
changed-title = Another program has changed the file
changed-comparing = What the file holds now is compared with what is here. Nothing is overwritten meanwhile
changed-comparing-again = The file has changed again, and is compared again. What you marked stays marked
changed-again = The file has changed again meanwhile: { $came ->
    [0] nothing new
    [one] one row is new
   *[other] { $came } rows are new
}, { $changed ->
    [0] none says something else
    [one] one says something else
   *[other] { $changed } say something else
}, { $gone ->
    [0] none is gone
    [one] one is gone
   *[other] { $gone } are gone
}. What you marked stays marked where it is still there
changed-again-same = The file was written again meanwhile and says what it said before. What you marked stays marked
changed-newer = The file has everything from here, and more. It can be taken over, whole or in parts, or give way to what is here
changed-both = Something from here is not in the file, or stands otherwise there. Mark what is to come in from it; where the two differ, ours stays unless it is marked
changed-same = Both say the same; they are only written otherwise
changed-other-do = Nothing can be taken in from another session, so only this is offered
changed-safe = Nothing is lost: what gives way is kept as a version first, and undo takes back what was taken in
changed-keys = Space marks · Enter does what the first button says · Esc decides later
changed-here-safe = { $count ->
    [0] Everything is safe here: the session is open in this window, and what you enter is kept in recovery
    [one] Everything is safe here: the one note is open in this window, and what you enter is kept in recovery
   *[other] Everything is safe here: all { $count } notes are open in this window, and what you enter is kept in recovery
}
changed-here-only = { $count ->
    [0] The session is open in this window, and only there: recovery cannot be written. Go on in a copy elsewhere now
    [one] The one note is open in this window, and only there: recovery cannot be written. Go on in a copy elsewhere now
   *[other] All { $count } notes are open in this window, and only there: recovery cannot be written. Go on in a copy elsewhere now
}
changed-unreadable = The file as the other program has left it cannot be read. { $why }
changed-unreadable-do = It may be half there still, as while a sync folder is writing: it is looked at again by itself every few seconds, and this changes as soon as it can be read. You can wait, or decide now
changed-unknown = The file is whole, but a later version of Rapporteur has written it, or it has a field that is not known here. { $why }
changed-unknown-do = To take it over would drop that, so it is not offered
changed-not-compared = What the file holds now could not be compared with what is here: that part of Rapporteur broke off
changed-not-compared-do = Nothing was changed. You can decide without seeing both
changed-take-all = Take theirs over
changed-take-all-tells = Everything becomes as it is in the file: { $came ->
    [0] nothing comes in
    [one] one comes in
   *[other] { $came } come in
}, { $changed ->
    [0] nothing changes
    [one] one changes
   *[other] { $changed } change
}, { $gone ->
    [0] nothing from here goes
    [one] one from here goes
   *[other] { $gone } from here go
}
changed-take-in = { $count ->
    [0] Take in what is marked
    [one] Take one in and save both
   *[other] Take { $count } in and save both
}
changed-take-in-tells = { $count ->
    [0] Nothing is marked yet
   *[other] Everything else stays as it is here, and the file gets both
}
changed-keep-ours = Keep ours
changed-keep-ours-tells = Nothing comes in. The file becomes as it is here; theirs stays as a version
changed-elsewhere = Go on in a copy elsewhere…
changed-elsewhere-tells = Ours goes on in a file of its own; this file stays as they left it
changed-later = Decide later
changed-later-tells = Until then the file is not written to, and marks stay
changed-later-alone-tells = Until then the file is not written to
save-changed = The file was changed by another program
save-changed-unreadable = The file was changed and cannot be read now
save-changed-unknown = The file was changed, and has something that is not known here
save-look = Look…
traces-title = Delete all traces of { $file }?
traces-goes = This goes for good
traces-versions = { $count ->
    [0] No earlier version: none has been kept
    [one] The one earlier version of this file
   *[other] The { $count } earlier versions of this file
}
traces-versions-uncounted = All earlier versions of this file
traces-journal = The journal and the draft on this computer, with what recovery kept of this file
traces-recent = Its line among the sessions opened lately
traces-stays = This stays
traces-stays-what = { $file } itself, its papers and copies, undo as long as the window is open, and what stands in the capture line now
traces-after = What you enter from now on is kept in a new journal, and versions are kept again
traces-not-now = Not yet: the session file has not everything, so recovery is still needed. This can be pressed as soon as the corner says that it is saved
traces-not-now-changed = Not yet: another program has changed the file, and what is here is in recovery until that is decided. See menu Session, “The file was changed…”
traces-leave = Leave everything
traces-delete = Delete the traces
path-save-version = Save an earlier version as a copy
message-file-changed = Another program has changed the file; nothing is overwritten. Compare the two: menu Session, “The file was changed…”
message-file-unreadable = Another program has changed the file, and it cannot be read now. What is here is kept; it is looked at again by itself
message-file-unknown = Another program has changed the file, and it has something that this version of Rapporteur does not know; nothing is overwritten. See what can be done: menu Session, “The file was changed…”
message-taken = { $count ->
    [one] Taken back: one. { $key } undoes it
   *[other] Taken back: { $count }. { $key } undoes it
}
message-taken-all = The whole version was taken. { $key } goes back to today, which is kept as a version before anything is saved
message-taken-all-rehearsal = The whole version was taken. { $key } goes back to what was here
message-taken-over = The changed file was taken over: { $came ->
    [0] nothing came in
    [one] one came in
   *[other] { $came } came in
}, { $changed ->
    [0] nothing changed
    [one] one changed
   *[other] { $changed } changed
}, { $gone ->
    [0] nothing from here went
    [one] one from here went
   *[other] { $gone } from here went
}. { $key } goes back to what was here, which is kept as a version before anything is saved
message-taken-over-same = The changed file was taken over. It says what is here: nothing came in, nothing went
message-taken-in = { $count ->
    [0] Nothing was taken in. What is here is saved; the changed file is kept as a version first
    [one] One row was taken in, everything else is as it was here. { $key } takes it out again; the changed file is kept as a version first
   *[other] { $count } rows were taken in, everything else is as it was here. { $key } takes them out again; the changed file is kept as a version first
}
message-kept-ours = Nothing was taken in: the file becomes as it is here. What the other program wrote is kept as a version first
message-file-changed-again = The file has changed once more in this moment, so nothing was taken in. Look at it again: menu Session, “The file was changed…”
message-file-as-it-was = The file is again as it was last saved here: there is nothing left to decide
message-version-copied = The version was written to { $path }
message-version-not-copied = The version was not written: that part of Rapporteur broke off. Nothing was changed; try again
message-traces-deleted = All that this computer kept of this file is deleted; the file itself stays
message-traces-failed = Not all traces could be deleted. { $why }
message-traces-not-now = Not everything is in the session file yet, so recovery is still needed. Try again when the corner says that it is saved
## A file that is not simply opened

rescue-title = { $name } cannot be opened
rescue-title-missing = { $name } is not there
rescue-at = Line { $line }, column { $column }: { $why }
rescue-at-line = Line { $line }: { $why }
rescue-stays = The file is left as it is. What you choose opens as a copy beside it
rescue-missing = The file, its folder or its stick may come back. What you choose is put where it was, or among the documents where that cannot be
rescue-why-cut-short = the file ends in the middle of the session, and what stood behind that is not in it
rescue-why-empty = the file is empty
rescue-why-zeros = the file holds nothing but zeros, as after a power cut
rescue-alone = The file is left as it is
rescue-nothing = There is no earlier version of it on this machine, and nothing in recovery
rescue-steps = { $count ->
    [one] Recovery holds one change for it that may not have reached the file
   *[other] Recovery holds { $count } changes for it that may not have reached the file
}
rescue-by = It was entered on { $host } by { $user }, { $when ->
    [span] from { $from } to { $to }
    [once] on { $from }
   *[opened] in a window that was opened on { $from }
}
rescue-by-host = It was entered on { $host }, { $when ->
    [span] from { $from } to { $to }
    [once] on { $from }
   *[opened] in a window that was opened on { $from }
}
rescue-by-user = It was entered by { $user }, { $when ->
    [span] from { $from } to { $to }
    [once] on { $from }
   *[opened] in a window that was opened on { $from }
}
rescue-by-nobody = It was entered { $when ->
    [span] from { $from } to { $to }
    [once] on { $from }
   *[opened] in a window that was opened on { $from }
}
rescue-time = { $date }, { $time }
rescue-version = Open the version of { $time }
rescue-version-tells = { $count ->
    [one] One note
   *[other] { $count } notes
}
rescue-salvage = Open what can be read of it
rescue-salvage-sum = { $total ->
    [0] The copy has no note
    [one] The copy has one note
   *[other] The copy has { $total } notes
}: { $unread ->
    [0] { $notes ->
        [0] the file still holds none
        [one] the one that the file still holds
       *[other] all { $notes } that the file still holds
    }
   *[other] { $notes } of { $all } notes could be read
}{ $version ->
    [0] { "" }
    [one] , one comes from the version of { $time }
   *[other] , { $version } come from the version of { $time }
}{ $recovery ->
    [0] { "" }
    [one] , one comes from recovery
   *[other] , { $recovery } come from recovery
}{ $deleted ->
    [0] { "" }
    [one] , less one that was deleted since, as recovery says
   *[other] , less { $deleted } that were deleted since, as recovery says
}
rescue-salvage-kept = { $count ->
    [one] One line that could not be read is kept in a text beside the copy
   *[other] { $count } lines that could not be read are kept in a text beside the copy
}
rescue-salvage-zeros = { $count ->
    [one] One byte of it is zero and says nothing
   *[other] { $count } bytes of it are zero and say nothing
}
rescue-salvage-frame = What it no longer says of event, agenda, elements and agencies is taken from the version of { $time }
rescue-salvage-empty = What it no longer says of event, agenda, elements and agencies begins empty
rescue-salvage-stand-ins = { $count ->
    [one] One agency, element or item is there by its name only
   *[other] { $count } agencies, elements or items are there by their names only
}
rescue-both = Open a copy that keeps both
rescue-both-tells = All of it is there
rescue-twin-note = { $count ->
    [0] The second note of that id gets a new one; no measure names it
    [one] The second note of that id gets a new one; the measure that names it names both
   *[other] The second note of that id gets a new one; the { $count } measures that name it name both
}
rescue-twin-measure = The second measure of that id gets a new one
rescue-twin-number = The second { $was } becomes { $now }
rescue-twin-agency = { $count ->
    [one] The second agency { $was } becomes { $now }; one note names the first
   *[other] The second agency { $was } becomes { $now }; { $count } notes name the first
}
rescue-twin-element = { $count ->
    [one] The second element { $was } becomes { $now }; one note names the first
   *[other] The second element { $was } becomes { $now }; { $count } notes name the first
}
rescue-twin-item = { $count ->
    [one] The second agenda item { $was } becomes { $now }; one note names the first
   *[other] The second agenda item { $was } becomes { $now }; { $count } notes name the first
}
rescue-twin-more = { $count ->
    [one] and one more record
   *[other] and { $count } more records
}
rescue-recovery = Open what is in recovery
rescue-recovery-tells = { $count ->
    [one] One note; nothing of the event, which no version holds
   *[other] { $count } notes; nothing of the event, which no version holds
}
rescue-recovered = { $count ->
    [one] One change from recovery is in it
   *[other] { $count } changes from recovery are in it
}
rescue-unapplied = { $count ->
    [one] One change from recovery fits nowhere and is kept in a text beside the copy
   *[other] { $count } changes from recovery fit nowhere and are kept in a text beside the copy
}
rescue-leave = Leave it as it is
rescue-look = Look at the text
rescue-text = { $count ->
    [one] What is in recovery: one change
   *[other] What is in recovery: { $count } changes
}
rescue-back = Back
rescue-kept-head = What could not be read of { $name }, as it stands there
rescue-kept-line = Line { $line }:
rescue-kept-zeros = Line { $line }: { $count } zero bytes and nothing else
rescue-kept-journal = What recovery holds and no longer fits:
rescue-opened = This is a copy, { $copy }. { $name } was left as it is
rescue-opened-kept = This is a copy, { $copy }. What could not be read is kept in { $kept }. { $name } was left as it is
rescue-opened-lines = { $sum }; { $lines ->
    [one] one line is kept in { $kept }
   *[other] { $lines } lines are kept in { $kept }
}. This is a copy, { $copy }, and { $name } was left as it is
rescue-opened-missing = { $copy } is in { $folder } now
rescue-opened-elsewhere = The copy is in { $folder }, because nothing could be written beside the file
rescue-not-made = No copy was made. { $why }
doubt-title = Recovery for { $name }
doubt-elsewhere = { $count ->
    [one] Recovery holds one change that had not reached the file. It was not entered on this machine
   *[other] Recovery holds { $count } changes that had not reached the file. They were not entered on this machine
}
doubt-changed = { $count ->
    [one] Recovery holds one change that is not in the file as it is now: another program has written to the file since
   *[other] Recovery holds { $count } changes that are not in the file as it is now: another program has written to the file since
}
doubt-elsewhere-changed = { $count ->
    [one] Recovery holds one change that is not in the file as it is now. It was not entered on this machine, and another program has written to the file since
   *[other] Recovery holds { $count } changes that are not in the file as it is now. They were not entered on this machine, and another program has written to the file since
}
doubt-take-in-changed = { $count ->
    [one] It takes the place of what was written in the same note; the file as it is now is kept as a version first
   *[other] They take the place of what was written in the same notes; the file as it is now is kept as a version first
}
doubt-unapplied = { $count ->
    [one] One change in recovery no longer fits this file
   *[other] { $count } changes in recovery no longer fit this file
}
doubt-fits = { $count ->
    [0] Nothing else is in recovery
    [one] One change fits and comes back
   *[other] { $count } changes fit and come back
}
doubt-unreadable = There is something in recovery for this file, and the system does not let it be read
doubt-take-in = { $count ->
    [one] Take it in
   *[other] Take them in
}
doubt-take-in-tells = As after a power cut on this machine: the file gets what is in recovery
doubt-go-on = Open it, and keep the rest in recovery
doubt-go-on-tells = What does not fit is kept as a text in { $folder }
doubt-as-it-is = Open the file as it is, and keep the rest in recovery
doubt-as-it-is-tells = It is kept in { $folder } and not asked about again
doubt-as-copy = Open as a copy
doubt-as-copy-tells = What is in recovery and fits is in the copy; the file and recovery stay as they are
doubt-leave = Not now
doubt-aside = What was in recovery is kept in { $path }
start-recovery = In recovery
start-recovery-file = { $count ->
    [one] One change for { $name }, which is not in { $folder } now
   *[other] { $count } changes for { $name }, which is not in { $folder } now
}
start-recovery-tip = Look at what there is; nothing is done before you choose
add-doubt = there is something in recovery that somebody has to decide about; open the session in its window first
cli-offers-version = { $why }; the window offers the version of { $time }
cli-offers-salvage = { $why }; the window offers what can be read of it
cli-offers-recovery = { $why }; the window offers what is in recovery
cli-offers-both = { $why }; the window offers a copy that keeps both

## Something broke off

place-start = Start
trouble-title = Something went wrong in { $place }
trouble-safe = Everything that was entered is on the disk, in the session file or in recovery
trouble-unsaved = The last change is not on the disk: { $why }. Go on, and save a copy elsewhere
trouble-report = A report for those who mend the program is in { $path }. It holds no text of the session
trouble-nowhere = It goes wrong everywhere now. Close the window and start again; the session comes back as it is
trouble-go-on = Go on in { $place }
trouble-close = Close
trouble-wall = Something went wrong on the wall, and it was closed. Everything that was entered is on the disk. Open it again, or show something else on it
trouble-ended = Rapporteur ended by itself the last time. What was entered is on the disk. A report without any text of the session is in { $path }
