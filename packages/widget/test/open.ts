import { type Browser, sharedBrowser } from '@kith/testing/browser'
import { bundle } from '../build.mjs'
import * as definitions from './definitions.ts'
import { type Crm, type Site, startCrm, startSite } from './site.ts'

/** The script as it is built, a CRM that serves it, a site on another origin, and a browser. */
export interface Stage {
  browser: Browser
  crm: Crm
  site: Site
  /** The tag of the script. */
  script: string
  close(): Promise<void>
}

export async function openStage(): Promise<Stage> {
  const { text, parts, complete } = await bundle()
  const files: Record<string, string> = { 'kith-form.js': text, 'kith-form-complete.js': complete, ...parts }
  const [crm, site, browser] = await Promise.all([
    startCrm(files, structuredClone(Object.values(definitions))),
    startSite(),
    sharedBrowser(),
  ])
  return {
    browser,
    crm,
    site,
    script: `<script type="module" src="${crm.script}"></script>`,
    close: async () => {
      await Promise.all([crm.close(), site.close()])
    },
  }
}
