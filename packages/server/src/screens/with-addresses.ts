import { KithError } from '@kith/sdk'
import { isWritten } from '@kith/sdk/screens'
import { parse } from 'es-module-lexer'

/** A script in which the names of modules that the application has are their addresses. Throws `KITH_UI_IMPORT`. */
export function withAddresses(
  source: string,
  kit: Readonly<Record<string, string>>,
  where: { readonly plugin: string; readonly file: string },
): string {
  let result = source
  for (const one of [...parse(source)[0]].reverse()) {
    if (!isWritten(one) || /^\.{0,2}\//.test(one.specifier)) continue
    const name = one.specifier
    const address = kit[name]
    if (address === undefined) {
      throw new KithError(
        'KITH_UI_IMPORT',
        `The screens of the plugin ${where.plugin} import "${name}" (${where.file}), which the application does not have: bundle it. It has ${Object.keys(kit).join(', ')}.`,
        { ...where, name },
      )
    }
    const said = one.type === 'dynamic' ? JSON.stringify(address) : address
    result = result.slice(0, one.start) + said + result.slice(one.end)
  }
  return result
}
