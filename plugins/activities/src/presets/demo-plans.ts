/** What one of the demo's salespeople has done, or will do. */
export interface Plan {
  readonly code: string
  readonly en: string
  readonly chinese: string
  readonly days: number
  readonly hour: number
  readonly with: 'group' | 'mine' | 'buyer'
  readonly state?: string
  readonly priority?: string
  readonly said?: readonly [en: string, zh: string]
  readonly place?: readonly [en: string, zh: string]
  /** Why it was handed back. */
  readonly why?: readonly [en: string, zh: string]
}

export const plans: readonly Plan[] = [
  {
    code: 'call',
    en: 'First call on the new crane berth',
    chinese: '新泊位起重机项目首次电话沟通',
    days: -12,
    hour: 1,
    with: 'buyer',
    state: 'done',
    said: ['Tender in spring; wants to see a machine at work.', '春季招标，希望现场看机。'],
  },
  {
    code: 'visit',
    en: 'Visit to the port',
    chinese: '拜访港口现场',
    days: -6,
    hour: 2,
    with: 'group',
    state: 'done',
    said: [
      'Walked the berth. Two reach stackers are at the end of their lives.',
      '现场查看泊位，两台正面吊已到使用年限。',
    ],
    place: ['Berth 4', '四号泊位'],
  },
  {
    code: 'demonstration',
    en: 'Loader at the open pit',
    chinese: '露天矿装载机演示',
    days: -3,
    hour: 3,
    with: 'mine',
    state: 'done',
    said: ['Fuel use convinced the foreman; price is open.', '油耗获矿长认可，价格待谈。'],
  },
  {
    code: 'task',
    en: 'Send the fuel-use report',
    chinese: '发送油耗测试报告',
    days: -1,
    hour: 9,
    with: 'mine',
    priority: 'urgent',
  },
  { code: 'call', en: 'Ask for the tender papers', chinese: '索取招标文件', days: 0, hour: 6, with: 'buyer' },
  {
    code: 'meeting',
    en: 'Price meeting with the mine',
    chinese: '与矿方价格会谈',
    days: 0,
    hour: 8,
    with: 'mine',
    priority: 'urgent',
    place: ['Their office', '客户办公室'],
  },
  {
    code: 'task',
    en: 'Draft the offer for two reach stackers',
    chinese: '起草两台正面吊报价',
    days: 1,
    hour: 9,
    with: 'group',
  },
  {
    code: 'visit',
    en: 'Measure the new berth',
    chinese: '测量新泊位',
    days: 3,
    hour: 2,
    with: 'group',
    place: ['Berth 5', '五号泊位'],
  },
  {
    code: 'visit',
    en: 'Visit to the northern depot',
    chinese: '走访北部仓库',
    days: 2,
    hour: 4,
    with: 'mine',
    state: 'rejected',
    why: ['I am at the fair that day: could somebody else go?', '当天我在展会，能否由他人前往？'],
  },
  { code: 'demonstration', en: 'Reach stacker at work', chinese: '正面吊现场演示', days: 7, hour: 2, with: 'buyer' },
  { code: 'revisit', en: 'Check on the loader on site', chinese: '装载机现场回访', days: 9, hour: 5, with: 'mine' },
]
