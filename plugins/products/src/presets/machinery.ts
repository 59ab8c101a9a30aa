import { businessLine, type ChangeContext, type Create, type Preset, preset } from '@kith/sdk'
import { type ProductsContract, price, priceList, product } from '../contract/index.ts'

type Kind = 'machines' | 'parts' | 'service'

/** The catalogue of a dealer in construction machinery, with prices in three currencies. */
export const machinery: Preset<ProductsContract> = preset<ProductsContract>()('machinery', addCatalogue)

/** Adds it to an installation that has no products yet. */
export async function addCatalogue(ctx: ChangeContext<ProductsContract>): Promise<void> {
  if (await ctx.asPlugin.data.first(product, {})) return
  const zh = /^zh\b/i.test(ctx.locale)
  // Another module may have named the same ones.
  const line = async (name: string) =>
    (await ctx.asPlugin.data.first(businessLine, { where: { name } }))?.id ?? ctx.change.create(businessLine, { name })
  const lines: Readonly<Record<Kind, string>> = {
    machines: await line(lineNames.machines[zh ? 1 : 0]),
    parts: await line(lineNames.parts[zh ? 1 : 0]),
    service: await line(lineNames.service[zh ? 1 : 0]),
  }
  const year = ctx.now().getUTCFullYear()
  const lists = currencies.map(([currency, name, nameZh]) => ({
    currency,
    id: ctx.change.create(priceList, {
      name: `${zh ? nameZh : name} ${year}`,
      currency,
      validFrom: `${year - 1}-01-01`,
      validTo: `${year + 1}-12-31`,
    }),
  }))
  for (const [code, kind, name, nameZh, unit, unitZh, ...amounts] of catalogue) {
    const values: Create<(typeof product)['fields']> = {
      code,
      line: lines[kind],
      name: zh ? nameZh : name,
      unit: zh ? unitZh : unit,
    }
    const id = ctx.change.create(product, values)
    lists.forEach(({ id: list, currency }, n) => {
      ctx.change.create(price, { list, product: id, price: { amount: (amounts[n] ?? 0) * 100, currency } })
    })
  }
}

const lineNames: Readonly<Record<Kind, readonly [en: string, zh: string]>> = {
  machines: ['Machines', '整机'],
  parts: ['Parts', '配件'],
  service: ['Service', '服务'],
}

const currencies = [
  ['CNY', 'Domestic', '国内价目表'],
  ['USD', 'Export, dollar', '出口价目表（美元）'],
  ['EUR', 'Export, euro', '出口价目表（欧元）'],
] as const

/** In whole units of CNY, USD and EUR. */
const catalogue: readonly (readonly [
  code: string,
  kind: Kind,
  name: string,
  nameZh: string,
  unit: string,
  unitZh: string,
  cny: number,
  usd: number,
  eur: number,
])[] = [
  ['EX-60', 'machines', 'Excavator, 6 t', '6 吨挖掘机', 'piece', '台', 310_000, 44_000, 40_500],
  ['EX-215', 'machines', 'Excavator, 21 t', '21 吨挖掘机', 'piece', '台', 860_000, 121_000, 112_000],
  ['EX-500', 'machines', 'Excavator, 50 t', '50 吨挖掘机', 'piece', '台', 2_480_000, 349_000, 322_000],
  ['WL-50', 'machines', 'Wheel loader, 5 t', '5 吨装载机', 'piece', '台', 345_000, 48_500, 44_900],
  ['DT-100', 'machines', 'Dump truck, 100 t', '100 吨自卸车', 'piece', '台', 4_900_000, 690_000, 637_000],
  ['RB-20', 'parts', 'Rock bucket, 2 m³', '2 立方岩石斗', 'piece', '个', 46_000, 6_500, 6_000],
  ['HB-18', 'parts', 'Hydraulic breaker', '液压破碎锤', 'piece', '个', 128_000, 18_000, 16_600],
  ['FK-500', 'parts', 'Filter kit, 500 h', '500 小时滤芯套件', 'set', '套', 3_200, 450, 415],
  ['SV-YEAR', 'service', 'Maintenance for a year', '全年保养', 'year', '年', 38_000, 5_350, 4_940],
  ['SV-HOUR', 'service', 'Service engineer', '服务工程师', 'hour', '小时', 600, 85, 78],
]
