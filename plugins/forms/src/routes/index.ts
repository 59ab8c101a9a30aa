import type { Route } from '@kith/sdk'
import type { Captcha } from '../captcha/captcha.ts'
import type { FormsContract } from '../contract/index.ts'
import { createGuard } from '../guard/guard.ts'
import { createBook } from '../receive/book.ts'
import { createLimiter } from '../receive/limit.ts'
import { createScript } from '../script/script.ts'
import { challengeRoute } from './challenge.ts'
import { askRoute, confirmRoute } from './confirm.ts'
import { countRoute } from './count.ts'
import { definitionRoute, fragmentRoute } from './definition.ts'
import { fileRoute } from './file.ts'
import { pageRoute, thanksRoute } from './page.ts'
import { preflightRoute } from './preflight.ts'
import { receiveRoute } from './receive.ts'
import { scriptRoute } from './script.ts'

/** The public addresses of forms: `/f/*`, and the element's script under `/w/*`. */
export function createRoutes(captcha?: Captcha): readonly Route<FormsContract>[] {
  const book = createBook()
  const guard = createGuard(captcha)
  const files = createLimiter()
  return [
    definitionRoute(book),
    fragmentRoute(book),
    receiveRoute(book, { answers: createLimiter(), files }, guard),
    challengeRoute(book, createLimiter(), guard),
    fileRoute(book, files),
    countRoute(book, createLimiter()),
    preflightRoute(book),
    thanksRoute(book),
    askRoute,
    confirmRoute,
    pageRoute(book),
    scriptRoute(createScript()),
  ]
}
