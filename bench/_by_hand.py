"""The six measures of ``scale.py`` in SQL as an analyst writes it for DuckDB alone, over tables in memory.

Each is a query of its own, with the date functions, ``qualify``, ``arg_min`` and ``asof`` joins that our definitions
do without. The council's intervals are written as numbers; working days come from our calendar, as from any table.
"""

# ruff: noqa: S608 (names come from the declared tables and from this file)

from __future__ import annotations

import base64
from collections.abc import Sequence

import duckdb

from goldenthread.records import calendar, coverage, engine, sealed

READ = {
    "cin_episode": "child_id, episode_id, team_id, worker_id, started_on, closed_on, case_status, last_seen_on",
    "cp_plan": "child_id, plan_id, team_id, worker_id, started_on, ended_on, other_authority",
    "cla_period": "child_id, care_id, team_id, worker_id, started_on, ceased_on, permanence_plan",
    "cin_plan": "child_id, plan_id, team_id, worker_id, started_on, ended_on, reviewed_on",
    "cin_visit": "child_id, visited_on, seen",
    "cp_visit": "child_id, visited_on",
    "cla_visit": "child_id, visited_on",
    "cp_review": "child_id, held_on",
    "cla_review": "child_id, held_on",
    "legal_status": "child_id, legal_status, started_on, ended_on",
    "cla_placement": "child_id, placement_id, placement_type, started_on, ended_on",
    "involvement": "child_id, worker_id, team_id, role, started_on, ended_on",
    "care_leaver": "child_id, team_id, eligibility, in_touch, pathway_reviewed_on, pathway_authorised_on",
}
_LISTS = """
    select child_id, team_id, worker_id, started_on, ceased_on as ended_on, 1 as list_order from cla_period
    where started_on is not null
    union all select child_id, team_id, worker_id, started_on, ended_on, 2 from cp_plan
    where started_on is not null and other_authority is distinct from 'Y'
    union all select child_id, team_id, worker_id, started_on, closed_on, 3 from cin_episode
    where case_status is distinct from 'CLOSED' or closed_on is not null"""
_OPEN = """
    select period_id, last_day, child_id, min(started_on) as opened_on,
           arg_min(struct_pack(team_id, worker_id),
                   (worker_id is null, list_order, coalesce(worker_id, ''), coalesce(team_id, ''))) as held
    from ({lists})
    join period on coalesce(started_on, first_ever) <= last_day and coalesce(ended_on, last_ever) > last_day
    group by all"""
_PEOPLE = """
    with open_children as ({open}),
    had as (
        select period_id, child_id, count(distinct i.{held}) as number,
               bool_or(i.started_on is null or i.role is null) as is_unclear
        from open_children o join involvement i using (child_id)
        where coalesce(i.role, 'SOCIAL_WORKER') = 'SOCIAL_WORKER' and coalesce(i.started_on, last_day) <= last_day
          and (coalesce(i.ended_on, last_ever()) > opened_on or i.started_on >= opened_on)
        group by all)
    select period_id, held.team_id, sum(amount), count(amount), count(*) - count(amount)
    from (select o.period_id, held,
                 case when opened_on >= covered_from() and not coalesce(is_unclear, false)
                      then nullif(number, 0) end as amount
          from open_children o left join had using (period_id, child_id)) group by all"""
_VISITS = """
    with visited as (
        select child_id, visited_on as day, 1 as list from cp_visit where visited_on is not null
        union all select child_id, last_seen_on, 2 from cin_episode where last_seen_on is not null
        union all select child_id, visited_on, 2 from cin_visit
        where visited_on is not null and seen is distinct from 'N'),
    due as (
        select child_id, team_id, period_id, last_day, list, started_on, if(list = 1, 10, 20) as every
        from (select child_id, plan_id as id, team_id, started_on, ended_on, 1 as list from cp_plan
              where other_authority is distinct from 'Y' and started_on is not null
              union all select child_id, episode_id, team_id, started_on, closed_on, 2 from cin_episode
              where case_status = 'CINP')
        join period on coalesce(started_on, first_ever) <= last_day and coalesce(ended_on, last_ever) > last_day
        qualify row_number() over (partition by list, period_id, child_id order by started_on desc nulls last, id) = 1),
    planned as (
        select d.period_id, d.last_day, d.team_id, w.day as due_on
        from due d asof left join visited v on v.list = d.list and v.child_id = d.child_id and v.day <= d.last_day
        join calendar n on n.day = d.last_day
        left join calendar e on e.day = v.day left join calendar s on s.day = d.started_on
        left join workday w on w.working_day = case
            when e.day >= d.started_on then e.working_day + d.every
            when s.working_day + d.every >= n.working_day then s.working_day + d.every
            else e.working_day + d.every end),
    care as (
        select child_id, team_id, care_id, permanence_plan, period_id, last_day from cla_period
        join period on started_on <= last_day and coalesce(ceased_on, last_ever) > last_day
        qualify row_number() over (partition by period_id, child_id order by started_on desc, care_id) = 1),
    placed as (
        select c.child_id, c.period_id, a.started_on, a.placement_type
        from care c join cla_placement a on a.child_id = c.child_id
             and a.started_on <= c.last_day and coalesce(a.ended_on, last_ever()) > c.last_day
        qualify row_number() over (partition by c.period_id, c.child_id
                                   order by a.started_on desc, coalesce(a.placement_id, '')) = 1),
    orders as (
        select c.child_id, c.period_id, bool_and(legal_status in ('V1', 'V3', 'V4')) as short_break,
               bool_or(legal_status = 'C1') as interim, bool_or(legal_status = 'C2') as whole
        from care c join legal_status s on s.child_id = c.child_id
             and coalesce(s.started_on, c.last_day) <= c.last_day and coalesce(s.ended_on, last_ever()) > c.last_day
        group by all),
    looked_after as (
        select c.period_id, c.last_day, c.team_id, case
            when placement_type is null then null
            when v.visited_on is null and a.started_on + 7 < c.last_day then null
            when v.visited_on is null or v.visited_on < a.started_on then a.started_on + 7
            when placement_type = 'P1' and o.child_id is null then null
            when placement_type = 'P1' and not whole and not coalesce(r.held_on >= a.started_on, false)
                then v.visited_on + 7
            when placement_type = 'P1' and interim and not whole then v.visited_on + 28
            when cast(a.started_on + interval 12 month as date) < v.visited_on
                 and (placement_type in ('U1', 'U4') or (placement_type = 'K2' and permanence_plan = 'RESIDENTIAL'))
                then cast(v.visited_on + interval 3 month as date)
            else v.visited_on + 42 end as due_on
        from care c left join placed a using (child_id, period_id) left join orders o using (child_id, period_id)
        asof left join (from cla_visit where visited_on is not null) v
             on v.child_id = c.child_id and v.visited_on <= c.last_day
        asof left join (from cla_review where held_on is not null) r
             on r.child_id = c.child_id and r.held_on <= c.last_day
        where not coalesce(short_break, false) and coalesce(placement_type, '') not in ('A3', 'A4', 'A5', 'A6'))
    select period_id, team_id, count_if(due_on > last_day and due_on <= u.day), 0, count(*) - count(due_on)
    from (from planned union all by name from looked_after)
    join calendar t on t.day = last_day join workday u on u.working_day = t.working_day + 10 group by all"""
_PLANS = """
    with short as (
        select child_id, started_on, ended_on from cla_placement
        where placement_type in ('A3', 'A4', 'A5', 'A6')),
    care as (
        select child_id, team_id, care_id as id, started_on, period_id, last_day from cla_period
        join period on started_on <= last_day and coalesce(ceased_on, last_ever) > last_day),
    protection as (
        select child_id, team_id, plan_id as id, started_on, period_id, last_day from cp_plan
        join period on started_on <= last_day and coalesce(ended_on, last_ever) > last_day
        where other_authority is distinct from 'Y'),
    listed as (
        -- No care plan of anybody is in this dataset, so every looked-after child is missing.
        select child_id, team_id, id, started_on, period_id, 1 as list, null as met from care c
        where not exists (select 1 from short s where s.child_id = c.child_id
                          and coalesce(s.started_on, c.last_day) <= c.last_day
                          and coalesce(s.ended_on, last_ever()) > c.last_day)
          and not coalesce((select bool_and(legal_status in ('V1', 'V3', 'V4')) from legal_status s
                            where s.child_id = c.child_id and coalesce(s.started_on, c.last_day) <= c.last_day
                              and coalesce(s.ended_on, last_ever()) > c.last_day), false)
        union all
        select c.child_id, team_id, id, started_on, period_id, 2, case
            when held_on is null or held_on <= started_on
                then if(cast(started_on + interval 3 month as date) >= last_day, 1, null)
            else cast(cast(held_on + interval 6 month as date) >= last_day as integer) end
        from protection c asof left join (from cp_review where held_on is not null) r
             on r.child_id = c.child_id and r.held_on <= c.last_day
        union all
        select child_id, team_id, plan_id, started_on, period_id, 3, case
            when reviewed_on is null and started_on + 91 >= last_day then 1
            when reviewed_on is null or reviewed_on > last_day then null
            else cast(reviewed_on + 91 >= last_day as integer) end
        from cin_plan join period on started_on <= last_day and coalesce(ended_on, last_ever) > last_day
        union all
        select child_id, team_id, episode_id, last_day, period_id, 4, 0
        from cin_episode join period on coalesce(started_on, first_ever) <= last_day
                                     and coalesce(closed_on, last_ever) > last_day
        where case_status = 'CINP'
        union all
        select child_id, team_id, child_id, last_day, period_id, 5,
               cast(cast(reviewed + interval 6 month as date) >= last_day as integer)
        from (select l.*, p.*, case when coalesce(pathway_reviewed_on, pathway_authorised_on) <= last_day
                                    then coalesce(pathway_reviewed_on, pathway_authorised_on) end as reviewed
              from care_leaver l cross join period p
              where coalesce(eligibility, '') not in ('ELIGIBLE', 'QUALIFYING')
                and coalesce(in_touch, '') not in ('DIED', 'RHOM')))
    select period_id, team_id, count_if(met = 1), count(met), count(*) - count(met)
    from (from listed
          qualify row_number() over (partition by period_id, child_id order by list, started_on desc, id) = 1)
    group by all"""
TEXTS = {
    "children-with-a-current-reviewed-plan": _PLANS,
    "visits-due-in-ten-working-days": _VISITS,
    "open-children-per-worker": f"""
        select period_id, held.team_id, count(held.worker_id), count(distinct held.worker_id),
               count(*) - count(held.worker_id) from ({_OPEN.format(lists=_LISTS)}) group by all""",
    "caseloads-within-the-policy": f"""
        select period_id, team_id, count_if(number <= 18), count(*), 0
        from (select period_id, held.worker_id, min(held.team_id) as team_id, count(*) as number
              from ({_OPEN.format(lists=_LISTS)}) where held.worker_id is not null group by all) group by all""",
    "social-workers-since-the-case-opened": _PEOPLE.format(open=_OPEN.format(lists=_LISTS), held="worker_id"),
    "teams-since-the-case-opened": _PEOPLE.format(open=_OPEN.format(lists=_LISTS), held="team_id"),
}  # fmt: skip


# Ours is held to 4 GB and uses 3; this may have what it asks for, so that it is never slow for want of memory.
SETTINGS = {"threads": 2, "memory_limit": "12GB"}


def totals(snapshot: engine.SealedSnapshot, slugs: Sequence[str], months: Sequence) -> dict:
    """Numerator, denominator and missing of each measure, month and team."""
    connection = duckdb.connect(":memory:", config=SETTINGS)
    _tables(connection, snapshot, months)
    found = {}
    for slug in slugs:
        for period, team, *sums in connection.execute(TEXTS[slug]).fetchall():
            found[slug, period, team or ""] = tuple(float(each or 0) for each in sums)
    return found


def _tables(connection: duckdb.DuckDBPyConnection, snapshot: engine.SealedSnapshot, months: Sequence) -> None:
    for name, columns in READ.items():
        key = base64.b64encode(sealed.table_key(snapshot.key, name)).decode()
        connection.execute(f"pragma add_parquet_key('{name}', '{key}')")
        path = sealed.path_of(snapshot.folder, name)
        source = f"read_parquet('{path}', encryption_config={{footer_key: '{name}'}})"
        connection.execute(f"create table {name} as select {columns} from {source}")
    rows = ", ".join(f"('{month.id}', date '{month.last_day}')" for month in months)
    connection.execute(
        "create table period as select *, date '1900-01-01' as first_ever, date '2999-12-31' as last_ever"
        f" from (values {rows}) v(period_id, last_day)"
    )
    connection.register("days", calendar.table())
    connection.execute("create table calendar as select day, working_day, is_working from days")
    connection.execute("create table workday as select day, working_day from calendar where is_working = 1")
    held = coverage.of([(snapshot.as_at, frozenset())], snapshot.kind)
    since = next(each.covered_from for each in held if each.table_name == "involvement")
    connection.execute(f"create macro covered_from() as date '{since}'")
    connection.execute("create macro last_ever() as date '2999-12-31'")
