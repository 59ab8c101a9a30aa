/** On a phone the preview stands under a tab of its own. */
async function preview(/** @type {import('@kith/testing/browser').Page} */ page) {
  await page.locator('kith-forms-structure').waitFor()
  const tab = page.getByRole('button', { name: /^(Preview|预览)$/ })
  if (await tab.isVisible()) await tab.click()
  await page.locator('kith-form').waitFor()
}

const openOpportunities = `#/opportunities?where=${encodeURIComponent('{"status":"open"}')}`

/**
 * What is photographed: a name, where it stands, and what is done before. `ids` come from the seed; `outside` is who has
 * not logged in.
 *
 * @typedef {{ name: string, outside?: boolean, at: (ids: any) => string, act?: (page: import('@kith/testing/browser').Page, ids: any) => Promise<unknown> }} Shot
 * @type {readonly Shot[]}
 */
export const shots = [
  { name: 'today', at: () => '#/-/today' },
  { name: 'leads', at: () => '#/leads' },
  {
    name: 'leads-peek',
    at: () => '#/leads',
    async act(page) {
      await page.locator('tbody a.name').first().focus()
      await page.keyboard.press('Space')
      await page.locator('kith-peek h2').waitFor()
    },
  },
  {
    name: 'leads-filter',
    at: () => `#/leads?where=${encodeURIComponent('{"status":{"in":["new","working"]}}')}`,
    act: page => page.locator('kith-filter-bar .add').click(),
  },
  {
    name: 'leads-selected',
    at: () => '#/leads',
    async act(page) {
      await page.locator('tbody a.name').first().focus()
      await page.keyboard.press('x')
      await page.keyboard.press('j')
      await page.keyboard.press('x')
    },
  },
  { name: 'board', at: () => '#/leads?board=status' },
  { name: 'lead', at: ids => `#/leads/${ids.lead}` },
  { name: 'lead-from-form', at: ids => `#/leads/${ids.fromForm}` },
  {
    name: 'create',
    at: () => '#/leads',
    async act(page) {
      await page.locator('tbody a.name').first().waitFor()
      await page.keyboard.press('n')
      await page.locator('kith-create .control').first().waitFor()
    },
  },
  {
    name: 'palette',
    at: () => '#/leads',
    async act(page) {
      await page.locator('tbody a.name').first().waitFor()
      await page.keyboard.press('/')
      await page.keyboard.type('hart')
      await page.locator('kith-palette mark').first().waitFor()
    },
  },
  {
    name: 'conversion',
    at: ids => `#/leads/${ids.lead}`,
    async act(page) {
      await page.locator('h1').first().waitFor()
      await page.keyboard.press('c')
      await page.locator('kith-leads-conversion .will').waitFor()
    },
  },
  {
    name: 'rules',
    at: () => '#/leads/-/rules',
    act: page => page.getByRole('button', { name: /Try on|试运行/ }).click(),
  },
  { name: 'users', at: () => '#/-/users' },
  { name: 'teams', at: () => '#/-/teams' },
  { name: 'roles', at: () => '#/-/roles' },
  { name: 'imports', at: () => '#/-/imports' },
  { name: 'activities-list', at: () => '#/activities' },
  { name: 'activities-board', at: () => '#/activities?board=state' },
  { name: 'activities-record', at: ids => `#/activities/${ids.activity}` },
  {
    name: 'activities-complete',
    at: ids => `#/activities/${ids.activity}`,
    async act(page) {
      await page.locator('h1').first().waitFor()
      await page.keyboard.press('d')
      await page.locator('kith-activities-complete textarea').waitFor()
      await page.locator('kith-activities-complete input[type=checkbox]').check()
    },
  },
  { name: 'activities-account', at: ids => `#/accounts/${ids.customer}` },
  {
    name: 'activities-log',
    at: ids => `#/accounts/${ids.customer}`,
    async act(page) {
      await page.locator('kith-activities-next').waitFor()
      await page.keyboard.press('l')
      await page.locator('kith-activities-log input[name=subject]').waitFor()
    },
  },
  { name: 'activities-calendar', at: () => '#/activities/-/calendar' },
  {
    name: 'activities-week',
    at: () => '#/activities/-/calendar',
    act: page => page.getByRole('button', { name: /^(Week|周)$/ }).click(),
  },
  { name: 'activities-review', at: () => '#/activities/-/review' },
  { name: 'activities-print', at: () => '#/activities/-/print' },
  { name: 'account', at: ids => `#/accounts/${ids.account}` },
  { name: 'decisions', at: () => '#/-/decisions' },
  { name: 'settings', at: () => '#/-/settings' },
  { name: 'more', at: () => '#/-/more' },
  { name: 'accounts', at: () => '#/accounts' },
  { name: 'contacts', at: () => '#/accounts.contacts' },
  { name: 'contact', at: ids => `#/accounts.contacts/${ids.contact}` },
  { name: 'products', at: () => '#/products' },
  { name: 'opportunities', at: () => '#/opportunities' },
  { name: 'forms', at: () => '#/forms' },
  { name: 'forms-new', at: () => '#/forms/-/new' },
  {
    name: 'forms-builder',
    at: ids => `#/forms/-/builder/${ids.form}`,
    act: preview,
  },
  {
    name: 'forms-builder-field',
    at: ids => `#/forms/-/builder/${ids.form}`,
    async act(page) {
      await page.locator('kith-forms-structure .pick').nth(4).click()
    },
  },
  { name: 'forms-record', at: ids => `#/forms/${ids.form}` },
  { name: 'forms-review', at: () => '#/forms/-/review' },
  { name: 'submissions', at: () => '#/forms.submissions' },
  { name: 'consents', at: () => '#/consents' },
  { name: 'fields', at: () => '#/-/fields' },
  { name: 'modules', at: () => '#/-/modules' },
  { name: 'security', at: () => '#/-/security' },
  { name: 'keys', at: () => '#/-/keys' },
  { name: 'audit', at: () => '#/-/audit' },
  { name: 'health', at: () => '#/-/health' },
  { name: 'door', outside: true, at: () => '' },
  { name: 'opportunities-board', at: () => '#/opportunities?board=stage' },
  {
    name: 'opportunities-record',
    at: () => openOpportunities,
    async act(page) {
      await page.locator('tbody a.name').first().click()
      await page.locator('kith-opportunities-items h3').waitFor()
    },
  },
  {
    name: 'opportunities-win',
    at: () => openOpportunities,
    async act(page) {
      await page.locator('tbody a.name').first().click()
      await page.locator('kith-opportunities-items h3').waitFor()
      await page.keyboard.press('w')
      await page.locator('kith-opportunities-win select').waitFor()
    },
  },
  { name: 'campaigns', at: () => '#/campaigns' },
  { name: 'campaign', at: ids => `#/campaigns/${ids.campaign}` },
  { name: 'campaigns-effect', at: () => '#/campaigns/-/effect' },
  { name: 'service', at: () => '#/service' },
  { name: 'service-board', at: () => '#/service?board=state' },
  { name: 'service-case', at: ids => `#/service/${ids.case}` },
  { name: 'service-waiting', at: () => '#/service/-/waiting' },
  { name: 'service-statistics', at: () => '#/service/-/statistics' },
  { name: 'service-article', at: ids => `#/service.articles/${ids.article}` },
  {
    name: 'reports',
    at: () => '#/reports/-/all',
    act: page => page.locator('kith-reports-card kith-chart').first().waitFor(),
  },
  {
    name: 'reports-funnel',
    at: () => '#/reports/-/report/reports.funnel',
    act: page => page.locator('kith-reports-report table').waitFor(),
  },
  {
    name: 'reports-forecast',
    at: () => '#/reports/-/report/reports.forecast',
    act: page => page.locator('kith-reports-report table').waitFor(),
  },
]
