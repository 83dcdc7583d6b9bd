#!/usr/bin/env python3
"""Cases for the planner with their proved optimum, worked out by a solver that shares no code with it.

    python3 prove.py 200 > ../../src-tauri/crates/domain/tests/data/plans.json

It needs Python 3.11 and OR-tools 9.15; an hour is more than enough. Tests read what it wrote. A case is made from its seed alone; every optimum is proved (CP-SAT's OPTIMAL) or the case is left out.
The model knows a plan as yes-or-no for each session that could be held: nothing of days one after the other.
"""
import json
import random
import sys
from datetime import date, timedelta
from math import gcd

from ortools.sat.python import cp_model

QUARTER, SESSION, LENGTH, DAY, HOURS, AGAIN, ALONGSIDE = 15, 6, 2, 20, 2, 12, 1
EARLIEST, LATEST, DAILY, WEEKLY = 450, 1380, 480, 2400
ORDER = ["JC-AN", "JC-PU", "JC-DE", "JC-AL", "JC-SU"]
FIXED = {(1, 1), (1, 6), (4, 25), (5, 1), (6, 2), (8, 15), (10, 4), (11, 1), (12, 8), (12, 25), (12, 26)}
EASTER = {2026: date(2026, 4, 5), 2027: date(2027, 3, 28)}


def holiday(day):
    easter = EASTER[day.year]
    return (day.month, day.day) in FIXED or day.weekday() == 6 or day in (easter, easter + timedelta(1))


def clock(minutes):
    return f"{minutes // 60:02}:{minutes % 60:02}"


def minutes(text):
    return int(text[:2]) * 60 + int(text[3:])


# --- cases ---------------------------------------------------------------------------------------------


def week(draw, spread):
    days = []
    for weekday in range(7):
        hours = []
        if weekday < 5 and draw.random() < 0.8:
            start = draw.choice([480, 510, 540, 555])
            hours.append([clock(start), clock(start + draw.choice(spread))])
            if draw.random() < 0.4:
                hours.append(["14:00", clock(840 + draw.choice(spread))])
        days.append(hours)
    return days


def case(seed):
    draw = random.Random(seed)
    first = date(2026, 3, 2) + timedelta(draw.randrange(300))
    today = first - timedelta(draw.choice([0, 1, 7]))
    last = first + timedelta(draw.randrange(4, 19))
    lengths = draw.choice([[60], [60, 120], [90, 120], [30, 60, 120], [60, 120, 180], [45, 90], [120], [120, 180]])
    span = [120, 150, 180, 240]
    wanted = []
    for code in sorted(draw.sample(ORDER, draw.choice([1, 2, 2, 3, 3, 4])), key=ORDER.index):
        wanted.append({
            "code": code, "agreed": draw.choice([60, 120, 120, 180, 240, 240, 300, 330, 480]),
            "soFar": draw.choice([0, 0, 0, 30, 60]), "place": draw.choice(["Sportello", "Montello"]),
            "atWork": code == "JC-AL", "alongside": code == "JC-SU",
        })
    weekly = draw.choice([None, None, 240, 360, 480])
    coach = {"week": week(draw, span) if draw.random() < 0.8 else None, "absences": []}
    person = {"week": week(draw, span) if draw.random() < 0.5 else None, "absences": []}
    employer = {"week": None, "absences": []}
    for whose in (coach, person, employer):
        if draw.random() < 0.3:
            day = first + timedelta(draw.randrange(10))
            hours = ["09:00", "10:30"] if draw.random() < 0.3 else None
            whose["absences"].append([str(day), str(day + timedelta(draw.randrange(2))), hours])
    taken = []
    for _ in range(draw.choice([0, 2, 5, 9])):
        start = draw.choice([460, 480, 540, 600, 840, 900])
        of_person = draw.random() < 0.4
        taken.append({
            "date": str(first + timedelta(draw.randrange(-3, 16))), "start": clock(start),
            "end": clock(start + draw.choice([50, 60, 120])), "person": of_person,
            "coach": not of_person or draw.random() < 0.7, "place": draw.choice(["Sportello", "Montello"]),
        })
    locked = []
    for one in wanted:
        if one["agreed"] - one["soFar"] >= 120 and draw.random() < 0.15:
            start = draw.choice([480, 570, 870])
            locked.append({"code": one["code"], "date": str(first + timedelta(draw.randrange(12))),
                           "start": clock(start), "end": clock(start + draw.choice([60, 120]))})
    return {
        "seed": seed, "today": str(today), "from": str(first), "to": str(last), "weekly": weekly,
        "lengths": lengths, "length": draw.choice([None, lengths[0], lengths[-1]]),
        "days": sorted(draw.sample(range(5), 2)) if draw.random() < 0.4 else [],
        "hours": draw.choice([None, None, ["09:00", "12:00"], ["14:30", "18:00"]]),
        "mostADay": draw.choice([1, 2, 2, 3]),
        "ownDaily": draw.choice([None, None, 120, 240]), "ownWeekly": draw.choice([None, None, 300, 600]),
        "wanted": wanted, "person": person, "coach": coach, "employer": employer,
        "travel": draw.choice([0, 0, 20, 30]), "taken": taken, "locked": locked,
    }


# --- what is free ----------------------------------------------------------------------------------------


def free_minutes(whose, day, hours=True):
    """The minutes of a day somebody is free in, as a set."""
    free = set(range(EARLIEST, LATEST))
    if hours and whose["week"] is not None:
        free &= {m for a, b in whose["week"][day.weekday()] for m in range(minutes(a), minutes(b))}
    for first, last, hours_off in whose["absences"]:
        if first <= str(day) <= last:
            free -= set(range(minutes(hours_off[0]), minutes(hours_off[1]))) if hours_off else free
    return free


def quarters_up(length):
    return -(-length // QUARTER)


def solve(of):
    today, last = date.fromisoformat(of["today"]), date.fromisoformat(of["to"])
    first = max(date.fromisoformat(of["from"]), today)
    monday = first - timedelta(first.weekday())
    weeks = [monday + timedelta(7 * k) for k in range(((last - monday).days) // 7 + 1)]
    unit = 0
    for length in of["lengths"]:
        unit = gcd(unit, length)
    wanted, place = of["wanted"], {one["code"]: one["place"] for one in of["wanted"]}
    locked_of = {code: [l for l in of["locked"] if l["code"] == code] for code in place}
    length_of = lambda one: minutes(one["end"]) - minutes(one["start"])
    rest = {w["code"]: max(0, w["agreed"] - w["soFar"] - sum(map(length_of, locked_of[w["code"]]))) for w in wanted}
    main = [w["code"] for w in wanted if not w["alongside"]]
    aside = [w["code"] for w in wanted if w["alongside"]]
    busy = [dict(one, locked=False) for one in of["taken"]]
    busy += [dict(one, locked=True, person=True, coach=True, place=place[one["code"]]) for one in of["locked"]]

    def sums(day, who):
        return sum(length_of(one) for one in busy if one["date"] == str(day) and one[who])

    def of_week(start, who):
        return sum(sums(start + timedelta(i), who) for i in range(7))

    model = cp_model.CpModel()
    candidates = {}  # day -> [(code, length, start, var, weight)]
    open_days = []
    for index in range((last - first).days + 1):
        day = first + timedelta(index)
        if holiday(day) or day <= today:
            continue
        coach = free_minutes(of["coach"], day)
        anywhere = coach & free_minutes(of["person"], day, hours=False)
        at_work = coach & free_minutes(of["person"], day) & free_minutes(of["employer"], day)
        possible = []
        is_open = False
        for one in wanted:
            code, free = one["code"], set(at_work if one["atWork"] else anywhere)
            shortest = min(of["lengths"])
            is_open |= any(set(range(s, s + shortest)) <= free for s in range(0, 1440, QUARTER) if s + shortest <= 1440)
            for block in (b for b in busy if b["date"] == str(day)):
                travel = of["travel"] if block["coach"] and block["place"] != one["place"] else 0
                free -= set(range(minutes(block["start"]) - travel, minutes(block["end"]) + travel))
            if code in main:
                for other in of["locked"]:
                    if other["code"] not in main or other["code"] == code:
                        continue
                    earlier = main.index(other["code"]) < main.index(code)
                    if earlier:  # only after it
                        if str(day) < other["date"]:
                            free = set()
                        elif str(day) == other["date"]:
                            free -= set(range(0, minutes(other["end"])))
                    else:
                        if str(day) > other["date"]:
                            free = set()
                        elif str(day) == other["date"]:
                            free -= set(range(minutes(other["start"]), 1440))
            for length in of["lengths"]:
                if length > rest[code]:
                    continue
                for start in range(0, 1440, QUARTER):
                    if all(m in free for m in range(start, start + length)):
                        weight = SESSION
                        if of["length"] is not None:
                            weight += LENGTH * (abs(length - of["length"]) // QUARTER)
                        if of["days"] and day.weekday() not in of["days"]:
                            weight += DAY
                        if of["hours"]:
                            a, b = minutes(of["hours"][0]), minutes(of["hours"][1])
                            out = [q for q in range(start, start + length, QUARTER) if q < a or q + QUARTER > b]
                            weight += HOURS * len(out)
                        var = model.NewBoolVar(f"{day} {code} {length} {start}")
                        possible.append((code, length, start, var, weight))
        if is_open:
            open_days.append(day)
        candidates[day] = possible

    points = []
    for day, possible in candidates.items():
        for quarter in range(0, 1440, QUARTER):
            over = [v for _, length, start, v, _ in possible if start <= quarter < start + length]
            if len(over) > 1:
                model.AddAtMostOne(over)
        for code, length, start, var, weight in possible:
            points.append(weight * var)
            for other, _, begin, against, _ in possible:
                if begin < start + length:
                    continue
                if begin < start + length + of["travel"] and place[code] != place[other]:
                    model.AddBoolOr([var.Not(), against.Not()])
                if code in main and other in main and main.index(other) < main.index(code):
                    model.AddBoolOr([var.Not(), against.Not()])
        there = sum(1 for one in busy if one["date"] == str(day) and one["person"])
        more = sum(v for *_, v, _ in possible)
        if possible:
            model.Add(more <= max(0, of["mostADay"] - there))
            room = min(DAILY, of["ownDaily"] or DAILY) - sums(day, "person")
            room = max(0, min(room, DAILY - sums(day, "coach")))
            model.Add(sum(length * v for _, length, _, v, _ in possible) <= room)
            beyond = model.NewIntVar(0, 10, "")
            model.Add(beyond >= there + more - 1)
            if there:
                model.Add(beyond >= there - 1)
            points.append(AGAIN * beyond)
            points.append(-AGAIN * max(0, there - 1))
    # The order of the activities: once a later one has begun, an earlier one is over.
    days = sorted(candidates)
    for place_of, later in enumerate(main):
        begun = None
        for day in days:
            now = model.NewBoolVar("")
            for code, _, _, var, _ in candidates[day]:
                if code == later:
                    model.AddImplication(var, now)
                if begun is not None and code in main[:place_of]:
                    model.AddBoolOr([begun.Not(), var.Not()])
            if begun is not None:
                model.AddImplication(begun, now)
            begun = now
    every = [(code, length, var) for possible in candidates.values() for code, length, _, var, _ in possible]
    for code in rest:
        model.Add(sum(length * var for other, length, var in every if other == code) <= rest[code])

    need = sum(rest[code] // unit * unit for code in rest)
    held = {start: quarters_up(of_week(start, "person")) for start in weeks}
    total = sum(held.values()) + need // QUARTER
    whole_side = sum(rest[code] // unit * unit for code in aside) // QUARTER

    def table(expression, most, weigh):
        inside = model.NewIntVar(0, most, "")
        model.Add(inside == expression)
        values = [weigh(i) for i in range(most + 1)]
        answer = model.NewIntVar(0, max(values), "")
        model.AddElement(inside, values, answer)
        points.append(answer)

    side_so_far, locked_side = 0, 0
    all_locked_side = quarters_up(sum(
        length_of(l) for l in of["locked"] if l["code"] in aside
        and str(weeks[0]) <= l["date"] < str(weeks[-1] + timedelta(7))))
    for number, start in enumerate(weeks, 1):
        own = min(WEEKLY, of["ownWeekly"] or WEEKLY, of["weekly"] or WEEKLY)
        room = max(0, min(own - of_week(start, "person"), WEEKLY - of_week(start, "coach")))
        inside = [day for day in days if start <= day < start + timedelta(7)]
        units_of = lambda some, only=None: sum(
            length // QUARTER * v for day in some for code, length, _, v, _ in candidates[day]
            if only is None or code in only)
        week_sum = units_of(inside)
        most = room // QUARTER
        model.Add(week_sum <= most)
        opened = [day for day in open_days if start <= day < start + timedelta(7)]
        for nth, day in enumerate(opened, 1):
            before = quarters_up(sum(sums(start + timedelta(i), "person") for i in range(day.weekday() + 1)))
            table(units_of([d for d in inside if d <= day]), most,
                  lambda q: abs((before + q) * len(open_days) - total * nth) // len(open_days))
        if opened:
            table(week_sum, most, lambda q: (held[start] + q) ** 2 * 6 // len(opened))
        side_so_far += units_of(inside, aside)
        locked_side += sum(length_of(l) for l in of["locked"] if l["code"] in aside
                           and str(start) <= l["date"] < str(start + timedelta(7)))
        side_total = all_locked_side + whole_side
        table(side_so_far, whole_side,
              lambda q: ALONGSIDE * (abs((quarters_up(locked_side) + q) * len(weeks) - side_total * number)
                                     // len(weeks)))
    placed = sum(length * var for _, length, var in every)
    model.Maximize(placed)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers, solver.parameters.max_time_in_seconds = 1, 40
    if solver.Solve(model) != cp_model.OPTIMAL:
        return None
    most = round(solver.ObjectiveValue())
    model.Add(placed == most)
    model.Minimize(sum(points))
    if solver.Solve(model) != cp_model.OPTIMAL:
        return None
    return {"left": sum(rest.values()) - most, "points": round(solver.ObjectiveValue())}


def main():
    count, seed, kept = int(sys.argv[1]), 0, []
    while len(kept) < count:
        seed += 1
        made = case(seed)
        best = solve(made)
        if best is None:
            print(f"seed {seed}: not proved in time, left out", file=sys.stderr)
            continue
        kept.append(made | best)
        print(f"seed {seed}: {best}", file=sys.stderr)
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in kept)
    print(f"[\n{lines}\n]")


if __name__ == "__main__":
    main()
