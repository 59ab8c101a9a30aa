import { css, html, type TemplateResult } from 'lit'
import { type PageContext, pages } from '../pages/pages.ts'
import { settingsStyles } from '../settings/styles.ts'
import { scrolled } from '../styles/scrolled.ts'
import { todayStyles } from '../today/styles.ts'
import { waiting } from '../ui/waiting.ts'
import type { PageCode } from './page-code.ts'
import { failedPage, unknownPage } from './words-pages.ts'

export interface OwnPageOptions {
  readonly name: string
  readonly code: PageCode
  readonly context: PageContext
  /** How the connection is. */
  readonly live: TemplateResult
  /** Begins the page anew. */
  begin(): void
}

/** A page of the application itself, below its head. */
export function ownPage({ name, code, context, live, begin }: OwnPageOptions): TemplateResult {
  const { texts, directory, me } = context
  const entry = pages[name]
  if (!entry || entry.isFor?.(me) === false) return unknownPage(texts, directory)
  const head = html`<div class="head"><h1 tabindex="-1">${texts.say(entry.title)}</h1>${live}</div>`
  const { module, error } = code.page(name) ?? {}
  if (error) return html`${head}${failedPage(texts, error, begin)}`
  return html`${head}<div class="own-page">${module ? module.draw(context) : waiting({ texts, again: begin })}</div>`
}

/** Pages that are no elements are drawn with the styles of the application. */
export const ownPageStyles = [
  css`
    .own-page {
      display: flex;
      flex-direction: column;
      flex: 1;
      min-height: 0;
      ${scrolled}
    }
    .own-page > * {
      flex: 1 0 auto;
    }
    .own-page > .fill {
      flex: 1;
    }
    @media print {
      .own-page { display: block; overflow: visible; }
    }
  `,
  settingsStyles,
  todayStyles,
]
