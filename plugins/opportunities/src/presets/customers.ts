/** A name in English and in Chinese; one where both write it alike. */
export type Name = readonly [en: string, zh?: string]

export interface Customer {
  readonly name: Name
  /** Who decides, and who works with what is bought. */
  readonly people: readonly [decides: Name, uses: Name]
  readonly source: string
  readonly region: string
  readonly industry: string
}

/** The demo's customers. */
export const customers = {
  taishan: {
    name: ['Taishan Quarries', '泰山采石'],
    people: [
      ['Wang Lei', '王磊'],
      ['Gao Jun', '高军'],
    ],
    source: 'word-of-mouth',
    region: 'north-china',
    industry: 'mining',
  },
  pearl: {
    name: ['Pearl River Ports', '珠江港务'],
    people: [
      ['Li Na', '李娜'],
      ['He Qiang', '何强'],
    ],
    source: 'marketing-event',
    region: 'south-china',
    industry: 'logistics',
  },
  yangtze: {
    name: ['Yangtze Construction', '长江建设'],
    people: [
      ['Zhang Min', '张敏'],
      ['Xu Tao', '徐涛'],
    ],
    source: 'website',
    region: 'east-china',
    industry: 'construction',
  },
  nordhaus: {
    name: ['Nordhaus Tiefbau GmbH'],
    people: [['Jana Vogt'], ['Ralf Behrens']],
    source: 'phone-enquiry',
    region: 'overseas',
    industry: 'construction',
  },
  copper: {
    name: ['Copper Creek Mining'],
    people: [['Dan Ortiz'], ['Kim Lowry']],
    source: 'online-information',
    region: 'overseas',
    industry: 'mining',
  },
  golden: {
    name: ['Golden Field Farms', '金田农业'],
    people: [
      ['Chen Hua', '陈华'],
      ['Luo Ping', '罗平'],
    ],
    source: 'operator-referral',
    region: 'east-china',
    industry: 'agriculture',
  },
  harbour: {
    name: ['Harbour Steel', '海港钢铁'],
    people: [
      ['Liu Yang', '刘洋'],
      ['Ding Kai', '丁凯'],
    ],
    source: 'campaign-response',
    region: 'north-china',
    industry: 'manufacturing',
  },
  redcliff: {
    name: ['Red Cliff Cement', '赤壁水泥'],
    people: [
      ['Sun Jie', '孙杰'],
      ['Tang Bin', '唐斌'],
    ],
    source: 'word-of-mouth',
    region: 'east-china',
    industry: 'manufacturing',
  },
  atlas: {
    name: ['Atlas Roads'],
    people: [['Maria Rossi'], ['Paolo Conti']],
    source: 'website',
    region: 'overseas',
    industry: 'construction',
  },
  blueridge: {
    name: ['Blue Ridge Logistics'],
    people: [['Sam Hall'], ['Nora Webb']],
    source: 'advertising',
    region: 'overseas',
    industry: 'logistics',
  },
  westlake: {
    name: ['West Lake Municipal Works', '西湖市政'],
    people: [
      ['Shen Yi', '沈怡'],
      ['Fang Lei', '方磊'],
    ],
    source: 'marketing-event',
    region: 'east-china',
    industry: 'construction',
  },
  plains: {
    name: ['Northern Plains Coal', '北原煤业'],
    people: [
      ['Ma Chao', '马超'],
      ['Qin Gang', '秦刚'],
    ],
    source: 'phone-enquiry',
    region: 'north-china',
    industry: 'mining',
  },
  lychee: {
    name: ['Lychee Bay Terminals', '荔湾码头'],
    people: [
      ['Huang Ying', '黄颖'],
      ['Cai Jian', '蔡健'],
    ],
    source: 'website',
    region: 'south-china',
    industry: 'logistics',
  },
} as const satisfies Readonly<Record<string, Customer>>

/** Who pays for some of what is bought. */
export const lender: Name = ['Eastern Leasing', '东方租赁']
