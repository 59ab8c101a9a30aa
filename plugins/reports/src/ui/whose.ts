import type { Session, Texts } from '@kith/admin/ui'
import { html, nothing, type TemplateResult } from 'lit'
import { type Whose, whoseCode, whoseOf } from './address.ts'

/** Whose numbers can be looked at alone, of those that one may see. */
export interface Owners {
  readonly teams: readonly Named[]
  readonly people: readonly Named[]
}

interface Named {
  readonly id: string
  readonly name: string
}

export async function readOwners({ api, me }: Session): Promise<Owners> {
  const named = async (path: string, entity: string): Promise<readonly Named[]> => {
    if (!me.may('read', entity)) return []
    const { rows } = await api.list(path, { limit: 200, sort: ['name'] })
    return rows.map(({ id, name }) => ({ id, name: String(name) }))
  }
  const [teams, people] = await Promise.all([
    named('kernel.teams', 'kernel.team'),
    named('kernel.users', 'kernel.user'),
  ])
  return { teams, people }
}

export function whoseSelect(
  texts: Texts,
  { teams, people }: Owners,
  whose: Whose | undefined,
  choose: (whose: Whose | undefined) => void,
): TemplateResult | typeof nothing {
  if (teams.length === 0 && people.length === 0) return nothing
  const group = (word: string, of: Whose['of'], all: readonly Named[]) =>
    all.length === 0
      ? nothing
      : html`<optgroup label=${texts.word(word)}>${all.map(({ id, name }) => html`<option value=${whoseCode({ of, id })} ?selected=${whose?.id === id}>${name}</option>`)}</optgroup>`
  const pick = (event: Event) => choose(whoseOf((event.target as HTMLSelectElement).value))
  return html`<label>${texts.word('reports.who')}<select class="control" @change=${pick}><option value="" ?selected=${!whose}>${texts.word('reports.who.all')}</option>${group('reports.who.teams', 'team', teams)}${group('reports.who.people', 'owner', people)}</select></label>`
}
