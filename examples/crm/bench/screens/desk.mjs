/** Where the application is looked at: `strange` is a browser that was never here, `known` one that has what it keeps. */
export function openDesk({ browser, url, cookies, slow }) {
  const strange = async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' })
    await context.addCookies(cookies)
    return context
  }
  return {
    url,
    strange,
    async known() {
      const context = await strange()
      const page = await context.newPage()
      await page.goto(`${url}/#/-/today`)
      await page.locator('kith-admin main').waitFor()
      await page.close()
      return context
    },
    /** A page on a slowed processor. */
    async opened(context) {
      const page = await context.newPage()
      const cdp = await context.newCDPSession(page)
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: slow })
      return { page, cdp }
    },
    /** The list of leads on a page that is begun anew. */
    async leadsOn(page) {
      await page.goto(`${url}/#/leads`)
      await page.reload()
      await page.locator('tbody a.name').first().waitFor()
    },
  }
}
