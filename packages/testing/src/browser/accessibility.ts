import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

/** One rule that a page breaks, and where. */
export interface AccessibilityViolation {
  rule: string
  help: string
  targets: string[]
}

const minified = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'))
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What axe-core finds on the page as it stands, WCAG 2.2 AA and best practice, `target-size` included.
 *
 * @param within a selector of the part to look at; the whole page without it.
 */
export async function accessibilityViolations(page: Page, within?: string): Promise<AccessibilityViolation[]> {
  // Half a megabyte to send and to compile: once for each document.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await readFile(minified, 'utf8'))
  return page.evaluate(
    async ({ tags, within }) => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') }
      const context = within ? { include: [[within]] } : { exclude: [['no-such-element']] }
      const results = await axe.run(context, {
        runOnly: { type: 'tag', values: tags },
        rules: { 'target-size': { enabled: true } },
        resultTypes: ['violations'],
        // No rule of these tags reads style sheets.
        preload: { assets: ['media'] },
      })
      return results.violations.map(({ id, help, nodes }) => ({
        rule: id,
        help,
        targets: nodes.map(node => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
      }))
    },
    { tags, within },
  )
}
