import type { disputeSteps, priorities, states } from '../contract/index.ts'

/** A text in English and Chinese. */
type Both = readonly [string, string]

interface DemoCase {
  readonly customer: number
  readonly queue: number
  /** 0 nobody, 1 He Jun, 2 Wu Lan, 3 Qian Hui, 4 Sun Mei. */
  readonly owner: number
  readonly issue: string
  readonly hoursAgo: number
  readonly subject: Both
  readonly description: Both
  readonly priority: (typeof priorities)[number]
  readonly state: (typeof states)[number]
  readonly channel: 'staff' | 'form' | 'mail' | 'api'
  readonly dispute?: (typeof disputeSteps)[number]
  readonly talk: readonly (readonly ['in' | 'out' | 'note', Both])[]
}

/** Companies that bought machines, and who writes for them. */
export const customers = [
  {
    company: ['Harbour Works Ltd', '港口工程有限公司'],
    name: ['Liu Yang', '刘洋'],
    email: 'liu.yang@harbour.example.com',
    region: 'east-china',
  },
  {
    company: ['Northern Quarries', '北方采石集团'],
    name: ['Zhang Wei', '张伟'],
    email: 'zhang.wei@quarries.example.com',
    region: 'north-china',
  },
  {
    company: ['Green Valley Roads', '绿谷路桥'],
    name: ['Chen Jing', '陈静'],
    email: 'chen.jing@roads.example.com',
    region: 'south-china',
  },
] as const

export const cases: readonly DemoCase[] = [
  {
    customer: 0,
    hoursAgo: 3,
    queue: 1,
    owner: 1,
    issue: 'fault',
    priority: 'urgent',
    state: 'in-progress',
    channel: 'mail',
    subject: ['Excavator stops in the middle of the quay', '挖掘机在码头作业时停机'],
    description: [
      'Error E-204, the engine stops after ten minutes. The ship waits.',
      '报错 E-204，发动机运行十分钟后熄火，船在等。',
    ],
    talk: [
      ['out', ['Please read me the hours of operation and the serial number.', '请提供工作小时数和序列号。']],
      ['in', ['4,120 hours, serial number HX-88213.', '4120 小时，序列号 HX-88213。']],
      [
        'note',
        ['The same as at Northern Quarries in spring: the fuel filter.', '与春天北方采石的情况相同：燃油滤芯。'],
      ],
    ],
  },
  {
    customer: 1,
    hoursAgo: 26,
    queue: 2,
    owner: 3,
    issue: 'spare-part',
    priority: 'normal',
    state: 'new',
    channel: 'form',
    subject: ['Two fuel filters for HX-88', '订购两个 HX-88 燃油滤芯'],
    description: ['Part number 4501-22, to our quarry in the north.', '零件号 4501-22，送到北部采石场。'],
    talk: [],
  },
  {
    customer: 2,
    hoursAgo: 5,
    queue: 0,
    owner: 0,
    issue: 'question',
    priority: 'low',
    state: 'new',
    channel: 'form',
    subject: ['How often is the grease changed?', '润滑脂多久更换一次？'],
    description: ['We work in dust all day.', '我们整天在粉尘环境中作业。'],
    talk: [],
  },
  {
    customer: 2,
    hoursAgo: 100,
    queue: 3,
    owner: 4,
    issue: 'complaint',
    priority: 'high',
    state: 'in-progress',
    channel: 'staff',
    dispute: 'examined',
    subject: ['Invoice for a repair under warranty', '保修期内的维修被收费'],
    description: [
      'The customer does not accept 12,400 for a repair that the warranty covers.',
      '客户不接受保修范围内 12,400 元的维修费。',
    ],
    talk: [
      [
        'note',
        ['The warranty ended two days after the damage: it is covered.', '损坏发生在保修到期前两天，应在保修范围内。'],
      ],
    ],
  },
  {
    customer: 0,
    hoursAgo: 52,
    queue: 0,
    owner: 2,
    issue: 'delivery',
    priority: 'normal',
    state: 'waiting',
    channel: 'staff',
    subject: ['Where is the loader of October?', '十月订购的装载机在哪里？'],
    description: ['It was promised for the 20th.', '承诺 20 日交货。'],
    talk: [['out', ['It is in customs. May we deliver on Friday?', '货物正在清关，周五送达可以吗？']]],
  },
  {
    customer: 1,
    hoursAgo: 30,
    queue: 1,
    owner: 1,
    issue: 'fault',
    priority: 'high',
    state: 'solved',
    channel: 'mail',
    subject: ['Crusher vibrates', '破碎机振动'],
    description: ['Strong vibration since the last change of jaws.', '更换颚板后振动明显。'],
    talk: [['out', ['Please tighten the four bolts to 320 Nm.', '请将四个螺栓拧紧至 320 牛·米。']]],
  },
  {
    customer: 0,
    hoursAgo: 190,
    queue: 0,
    owner: 2,
    issue: 'invoice',
    priority: 'low',
    state: 'closed',
    channel: 'form',
    subject: ['Invoice with the wrong address', '发票地址有误'],
    description: ['Please send it again to the new address.', '请按新地址重新开具。'],
    talk: [['out', ['Done: the new invoice is attached.', '已重新开具，见附件。']]],
  },
  {
    customer: 1,
    hoursAgo: 98,
    queue: 1,
    owner: 0,
    issue: 'fault',
    priority: 'high',
    state: 'new',
    channel: 'form',
    subject: ['Oil under the wheel loader', '装载机底部漏油'],
    description: ['Under the gearbox, about a litre a day.', '变速箱下方，每天约一升。'],
    talk: [],
  },
]

export const articles: readonly { readonly issue: string; readonly title: Both; readonly body: Both }[] = [
  {
    issue: 'fault',
    title: ['Error E-204: the engine stops', 'E-204 报错：发动机熄火'],
    body: [
      'E-204 says that too little fuel arrives.\n\n1. Close the fuel tap and change the filter (part 4501-22).\n2. Open the tap, turn the key to the first position for ten seconds.\n3. Start. If E-204 comes back, look at the hose between tank and filter for kinks.',
      'E-204 表示供油不足。\n\n1. 关闭燃油阀，更换滤芯（零件号 4501-22）。\n2. 打开燃油阀，钥匙转到第一档保持十秒。\n3. 启动。若 E-204 再次出现，检查油箱与滤芯之间的软管是否弯折。',
    ],
  },
  {
    issue: 'question',
    title: ['When grease is changed', '润滑脂更换周期'],
    body: [
      'Every 250 hours of operation; in dust every 100. Use grease of class NLGI 2.',
      '每运行 250 小时更换一次；粉尘环境每 100 小时一次。使用 NLGI 2 级润滑脂。',
    ],
  },
  {
    issue: 'invoice',
    title: ['An invoice is made out again', '重新开具发票'],
    body: [
      'Answer this mail with the right name, address and tax number. The new invoice comes within two working days; the old one is void.',
      '请回复正确的名称、地址和税号。新发票将在两个工作日内发出，原发票作废。',
    ],
  },
]
