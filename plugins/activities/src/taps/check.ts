import { type AnyTap, type GuardAnswer, KithError, type ReadContext, reject, type SavingRow, tap } from '@kith/sdk'
import { type ActivitiesContract, activity, type } from '../contract/index.ts'
import { activeUser, type People, readPeople } from '../people/people.ts'
import type { ActivityType } from '../plan/type-of.ts'

type Row = SavingRow<(typeof activity)['fields']>

/** No activity is saved that cannot be, whoever writes it. */
export const check: AnyTap<ActivitiesContract> = tap<ActivitiesContract>()(activity.saving, {
  id: 'activities.check',
  guard: async (ctx, rows) => {
    const [types, people] = await Promise.all([ctx.asPlugin.snapshot(type), readPeople(ctx)])
    for (const row of rows) {
      const wrong = wrongTimes(row) ?? wrongType(row, types) ?? wrongPeople(row, people) ?? wrongState(row, types)
      if (wrong) return wrong
    }
    return await wrongAbout(ctx, rows)
  },
})

function wrongTimes({ after: { start, end } }: Row): GuardAnswer {
  if (end && !start) return reject('activities.no_start', 'What has an end has a start.', 'start')
  if (start && end && end < start) return reject('activities.ends_before_start', 'It ends before it starts.', 'end')
  return undefined
}

function wrongType(row: Row, types: readonly ActivityType[]): GuardAnswer {
  if (!sets(row, 'type')) return undefined
  const found = types.find(one => one.id === row.after.type)
  // What was planned or imported with a type keeps it when the type is no longer offered.
  if (found && (found.active || row.before?.type === found.id)) return undefined
  return reject('activities.unknown_type', 'There is no such type of activity in use.', 'type')
}

function wrongPeople(row: Row, people: People): GuardAnswer {
  const { owner, participants, byModule } = row.after
  if (byModule) return undefined
  if (sets(row, 'owner') && owner && owner !== row.before?.owner && !activeUser(people, owner)) {
    return reject('activities.unknown_owner', 'There is no such active person in the team.', 'owner')
  }
  const strange = (participants ?? []).some(id => !people.users.some(user => user.id === id))
  if (sets(row, 'participants') && strange) {
    return reject('activities.unknown_participant', 'One who takes part is not in the team.', 'participants')
  }
  return undefined
}

function wrongState(row: Row, types: readonly ActivityType[]): GuardAnswer {
  const { after, before } = row
  if (after.state === 'rejected' && !after.reason?.trim()) {
    return reject('activities.no_reason', 'Who hands an activity back says why.', 'reason')
  }
  const asksFeedback = types.find(one => one.id === after.type)?.feedback === true
  if (before && after.state === 'done' && before.state !== 'done' && asksFeedback && !after.feedback?.trim()) {
    return reject(
      'activities.no_feedback',
      'An activity of this type is done once its feedback is entered.',
      'feedback',
    )
  }
  return undefined
}

/** What one may not see cannot be spoken of. What a module made is about what that module says: it may be new too. */
async function wrongAbout(ctx: ReadContext<ActivitiesContract>, rows: readonly Row[]): Promise<GuardAnswer> {
  if (ctx.actor.kind !== 'user' && ctx.actor.kind !== 'token') return undefined
  const asked = new Map(
    rows.flatMap(row => {
      const { about, byModule } = row.after
      const isSame = about?.id === row.before?.about?.id && about?.entity === row.before?.about?.entity
      return about && !byModule && !isSame ? [[`${about.entity}/${about.id}`, about] as const] : []
    }),
  )
  const found = await Promise.all([...asked.values()].map(({ entity, id }) => isSeen(ctx, entity, id)))
  return found.every(Boolean)
    ? undefined
    : reject('activities.unknown_about', 'There is no such record, or it may not be seen.', 'about')
}

async function isSeen(ctx: ReadContext<ActivitiesContract>, entity: string, id: string): Promise<boolean> {
  try {
    return (await ctx.data.get(entity, id)) !== undefined
  } catch (error) {
    if (error instanceof KithError && ['KITH_ENTITY', 'KITH_DENIED'].includes(error.code)) return false
    throw error
  }
}

function sets({ verb, fields }: Row, name: string): boolean {
  return verb === 'create' || fields.includes(name)
}
