import { html, type TemplateResult } from 'lit'
import type { PageContext } from '../pages/pages.ts'
import './page.ts'

export function draw({ session, directory, texts, manifest, rest }: PageContext): TemplateResult {
  return html`<kith-modules class="fill" .session=${session} .directory=${directory} .texts=${texts} .manifest=${manifest} .chosen=${rest[0]}></kith-modules>`
}
