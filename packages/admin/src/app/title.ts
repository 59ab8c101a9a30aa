import type { EntityInfo } from '../data/directory.ts'
import { pages } from '../pages/pages.ts'
import type { Texts } from '../texts/texts.ts'
import type { Route } from './route.ts'

/** What the browser calls the page. `entity`: what is listed or shown; `name`: what the record is called, once that is known. */
export function titleOf(route: Route, texts: Texts, entity: EntityInfo | undefined, name: string | undefined): string {
  const record = route.page === 'record' ? name : undefined
  return [record, placeName(route, texts, entity), 'Kith'].filter(Boolean).join(' · ')
}

function placeName(route: Route, texts: Texts, entity: EntityInfo | undefined): string | undefined {
  if (route.page === 'theirs') return texts.word(`${route.plugin}.page.${route.path}`)
  if (route.page !== 'own') return entity && texts.plural(entity.name)
  const page = pages[route.name]
  return page && texts.say(page.title)
}
