import { html, type TemplateResult } from 'lit'
import type { PageContext } from '../pages/pages.ts'
import './page.ts'

export function draw({ session, directory, texts, manifest, rest: [key] }: PageContext): TemplateResult {
  return html`<kith-roles class="fill" .session=${session} .directory=${directory} .texts=${texts} .manifest=${manifest} .roleKey=${key ?? ''}></kith-roles>`
}
