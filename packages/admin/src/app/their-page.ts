import { html, type TemplateResult } from 'lit'
import type { Shared } from '../ui/part.ts'
import type { Route } from './route.ts'
import { mayOpen } from './shell.ts'
import { unknownPage } from './words-pages.ts'

/** A page of a plugin. */
export function theirPage(route: Extract<Route, { page: 'theirs' }>, shared: Shared): TemplateResult {
  const { session, directory, texts } = shared
  const { plugin, path, rest } = route
  const page = directory.pages.find(one => one.plugin === plugin && one.path === path)
  if (!page || !mayOpen(page, session.me)) return unknownPage(texts, directory)
  return html`<kith-slot class="fill" .session=${session} .directory=${directory} .texts=${texts} .of=${page} .place=${{ plugin, rest }}></kith-slot>`
}
