import { html, type TemplateResult } from 'lit'
import type { PageContext } from '../pages/pages.ts'
import './page.ts'

export function draw({ session, directory, texts }: PageContext): TemplateResult {
  return html`<kith-audit class="fill" .session=${session} .directory=${directory} .texts=${texts}></kith-audit>`
}
