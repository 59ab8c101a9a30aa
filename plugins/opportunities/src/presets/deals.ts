import type { customers, Name } from './customers.ts'

export type Currency = 'CNY' | 'USD' | 'EUR'
/** A product of the catalogue by its code, how many, and percent off. */
export type Item = readonly [product: string, quantity: number, discount?: number]
type Rival = readonly [who: 'north' | 'east' | 'global', offer?: Name]

interface Deal {
  readonly customer: keyof typeof customers
  readonly name: Name
  readonly items: readonly Item[]
  readonly currency: Currency
  readonly rival?: Rival
  /** Whether it is leased. */
  readonly isLeased?: boolean
}

export interface OpenDeal extends Deal {
  readonly need: Name
  readonly next: Name
  /** Of the pipeline, from 0. */
  readonly stage: number
  /** Since it began, and until it is expected to close. */
  readonly days: readonly [since: number, until: number]
  readonly intent: 'interested' | 'comparing' | 'deciding'
}

export interface PastDeal extends Deal {
  readonly outcome: 'won' | 'lost'
  readonly reason: string
  /** Since it ended, and how long it took. */
  readonly days: readonly [since: number, took: number]
}

/** What one of a product comes to in euros where the catalogue does not have it, about. */
export const euros: Readonly<Record<string, number>> = {
  'EX-60': 40_000,
  'EX-215': 110_000,
  'EX-500': 320_000,
  'WL-50': 45_000,
  'DT-100': 640_000,
  'RB-20': 6_000,
  'HB-18': 17_000,
  'FK-500': 400,
  'SV-YEAR': 5_000,
  'SV-HOUR': 80,
}

/** The demo's opportunities that are under way. */
export const openDeals: readonly OpenDeal[] = [
  {
    customer: 'taishan',
    name: ['Three excavators for the new pit', '新矿坑挖掘机三台'],
    need: ['Three machines of 50 t, spare buckets', '三台50吨挖掘机及备用铲斗'],
    next: ['Visit the pit', '走访矿坑'],
    items: [
      ['EX-500', 3, 3],
      ['RB-20', 3],
    ],
    currency: 'CNY',
    stage: 3,
    days: [64, 20],
    intent: 'deciding',
    rival: ['east', ['Three machines, two years of warranty', '三台设备，质保两年']],
    isLeased: true,
  },
  {
    customer: 'pearl',
    name: ['Wheel loaders for berth 7', '7号泊位装载机'],
    need: ['Six loaders, delivery before the season', '六台装载机，旺季前交付'],
    next: ['Send the offer', '发送报价'],
    items: [['WL-50', 6]],
    currency: 'CNY',
    stage: 2,
    days: [38, 45],
    intent: 'comparing',
    rival: ['north', ['Cheaper, later', '价格更低，交期更晚']],
  },
  {
    customer: 'yangtze',
    name: ['Excavators for the metro, line 9', '地铁9号线挖掘机'],
    need: ['Four machines of 21 t', '四台21吨挖掘机'],
    next: ['Agree on the dates', '确认交付日期'],
    items: [['EX-215', 4]],
    currency: 'CNY',
    stage: 1,
    days: [16, 70],
    intent: 'comparing',
  },
  {
    customer: 'nordhaus',
    name: ['Two 21 t excavators', '21吨挖掘机两台'],
    need: ['Replacement of two old machines', '更换两台旧设备'],
    next: ['Compare the leasing offers', '比较租赁方案'],
    items: [['EX-215', 2, 4]],
    currency: 'EUR',
    stage: 3,
    days: [51, 12],
    intent: 'deciding',
    rival: ['global', ['Leasing over five years', '五年期租赁']],
  },
  {
    customer: 'copper',
    name: ['Dump trucks for the north face', '北坡自卸车'],
    need: ['Five trucks of 100 t, service on site', '五台100吨自卸车，现场服务'],
    next: ['Call about the service contract', '沟通服务合同'],
    items: [['DT-100', 5]],
    currency: 'USD',
    stage: 0,
    days: [6, 95],
    intent: 'interested',
    rival: ['global'],
  },
  {
    customer: 'golden',
    name: ['Small excavator for ditches', '沟渠用小型挖掘机'],
    need: ['One machine of 6 t', '一台6吨挖掘机'],
    next: ['Demonstrate the machine', '现场演示'],
    items: [['EX-60', 1]],
    currency: 'CNY',
    stage: 1,
    days: [12, 30],
    intent: 'comparing',
  },
  {
    customer: 'harbour',
    name: ['Maintenance of the whole fleet', '全车队保养'],
    need: ['Twelve machines, one contract', '十二台设备统一签约'],
    next: ['Meet the plant manager', '会见厂长'],
    items: [['SV-YEAR', 12, 5]],
    currency: 'CNY',
    stage: 2,
    days: [29, 38],
    intent: 'comparing',
  },
  {
    customer: 'plains',
    name: ['Excavators for the west pit', '西坑挖掘机'],
    need: ['Two machines of 50 t before winter', '入冬前两台50吨挖掘机'],
    next: ['Reckon the leasing rates', '核算租金方案'],
    items: [
      ['EX-500', 2],
      ['FK-500', 8],
    ],
    currency: 'CNY',
    stage: 2,
    days: [33, 55],
    intent: 'comparing',
    rival: ['east'],
    isLeased: true,
  },
  {
    customer: 'lychee',
    name: ['Loaders for the new quay', '新码头装载机'],
    need: ['Five loaders in two lots', '五台装载机，分两批交付'],
    next: ['Call the planner of the port', '致电码头规划部'],
    items: [['WL-50', 5]],
    currency: 'CNY',
    stage: 0,
    days: [4, 110],
    intent: 'interested',
  },
  {
    customer: 'westlake',
    name: ['Excavators for the sewers', '排水管网挖掘机'],
    need: ['Four machines of 6 t, training included', '四台6吨挖掘机，含操作培训'],
    next: ['Hand in the bid', '递交投标文件'],
    items: [
      ['EX-60', 4, 2],
      ['SV-HOUR', 40],
    ],
    currency: 'CNY',
    stage: 3,
    days: [47, 25],
    intent: 'deciding',
    rival: ['north', ['Same machines, no training', '同类设备，不含培训']],
  },
  {
    customer: 'atlas',
    name: ['Excavators for the bypass', '绕城公路挖掘机'],
    need: ['Three machines of 21 t from spring on', '春季起三台21吨挖掘机'],
    next: ['Send the references', '发送案例资料'],
    items: [['EX-215', 3]],
    currency: 'EUR',
    stage: 1,
    days: [9, 150],
    intent: 'interested',
  },
  {
    customer: 'blueridge',
    name: ['Maintenance of six loaders', '六台装载机保养'],
    need: ['One contract for both terminals', '两个堆场统一签约'],
    next: ['Agree on response times', '确认响应时间'],
    items: [['SV-YEAR', 6]],
    currency: 'USD',
    stage: 2,
    days: [22, 33],
    intent: 'comparing',
  },
]

const past = (
  outcome: PastDeal['outcome'],
  customer: PastDeal['customer'],
  name: Name,
  items: PastDeal['items'],
  currency: Currency,
  days: PastDeal['days'],
  reason: string,
  rival?: Rival[0],
): PastDeal => ({ outcome, customer, name, items, currency, days, reason, ...(rival && { rival: [rival] }) })

/** Those that were won and lost within a year. */
export const pastDeals: readonly PastDeal[] = [
  past('won', 'redcliff', ['Loader for the quarry', '采石场装载机'], [['WL-50', 1]], 'CNY', [3, 41], 'price'),
  past('won', 'atlas', ['Breakers for the tunnel', '隧道破碎锤'], [['HB-18', 4]], 'EUR', [8, 30], 'delivery'),
  past(
    'won',
    'taishan',
    ['Excavator for the old pit', '老矿坑挖掘机'],
    [
      ['EX-500', 1],
      ['RB-20', 2],
    ],
    'CNY',
    [35, 96],
    'relationship',
    'east',
  ),
  past(
    'won',
    'yangtze',
    ['Ring road excavators', '环城路挖掘机'],
    [['EX-215', 2, 5]],
    'CNY',
    [52, 74],
    'price',
    'north',
  ),
  past('won', 'westlake', ['Excavators for water mains', '供水管网挖掘机'], [['EX-60', 3]], 'CNY', [80, 45], 'service'),
  past('won', 'nordhaus', ['6 t excavator', '6吨挖掘机'], [['EX-60', 1]], 'EUR', [101, 38], 'product'),
  past(
    'won',
    'plains',
    ['Dump truck for the east pit', '东坑自卸车'],
    [['DT-100', 1, 4]],
    'CNY',
    [128, 150],
    'financing',
    'global',
  ),
  past('won', 'harbour', ['Filter kits for a year', '全年滤芯供应'], [['FK-500', 24, 10]], 'CNY', [150, 20], 'service'),
  past('won', 'pearl', ['Loaders for berth 3', '3号泊位装载机'], [['WL-50', 4]], 'CNY', [190, 88], 'delivery', 'north'),
  past(
    'won',
    'blueridge',
    ['Engineer for the season', '旺季现场工程师'],
    [['SV-HOUR', 300]],
    'USD',
    [215, 25],
    'service',
  ),
  past(
    'won',
    'copper',
    ['Buckets and breakers', '岩石斗与破碎锤'],
    [
      ['RB-20', 6],
      ['HB-18', 2],
    ],
    'USD',
    [248, 60],
    'product',
  ),
  past('won', 'golden', ['Excavator for terraces', '梯田挖掘机'], [['EX-60', 1]], 'CNY', [290, 33], 'relationship'),
  past(
    'won',
    'taishan',
    ['Maintenance of eight machines', '八台设备保养'],
    [['SV-YEAR', 8]],
    'CNY',
    [330, 47],
    'service',
  ),
  past(
    'lost',
    'blueridge',
    ['Loaders for the terminal', '堆场装载机'],
    [['WL-50', 2]],
    'USD',
    [15, 70],
    'price',
    'global',
  ),
  past(
    'lost',
    'lychee',
    ['Loaders for the yard', '集装箱堆场装载机'],
    [['WL-50', 3]],
    'CNY',
    [44, 82],
    'competitor',
    'north',
  ),
  past(
    'lost',
    'yangtze',
    ['Excavators for the dam', '大坝挖掘机'],
    [['EX-500', 2]],
    'CNY',
    [92, 120],
    'competitor',
    'east',
  ),
  past('lost', 'harbour', ['Loader for slag', '炉渣装载机'], [['WL-50', 1]], 'CNY', [118, 50], 'no-budget'),
  past(
    'lost',
    'copper',
    ['Dump truck on trial', '自卸车试用'],
    [['DT-100', 1]],
    'USD',
    [166, 140],
    'financing',
    'global',
  ),
  past(
    'lost',
    'atlas',
    ['Excavator for the viaduct', '高架桥挖掘机'],
    [['EX-215', 1]],
    'EUR',
    [204, 64],
    'delivery',
    'global',
  ),
  past(
    'lost',
    'westlake',
    ['Maintenance of five machines', '五台设备保养'],
    [['SV-YEAR', 5]],
    'CNY',
    [262, 40],
    'no-decision',
  ),
  past('lost', 'pearl', ['Two breakers', '破碎锤两台'], [['HB-18', 2]], 'CNY', [305, 28], 'price', 'north'),
  past('lost', 'lychee', ['Filter kits', '滤芯'], [['FK-500', 10]], 'CNY', [345, 22], 'price'),
]
