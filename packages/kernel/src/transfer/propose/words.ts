/** A heading as it is compared: 'E-Mail Address *' and 'e_mail address' are one. */
export function bare(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** What other systems call what fields mean, by the field's name; in no entity's words (see `namesOf`). */
export const synonyms: Readonly<Record<string, readonly string[]>> = {
  name: [
    'full name',
    'company name',
    'display name',
    'item name',
    '姓名',
    '名称',
    '全名',
    '客户名称',
    '公司名称',
    '联系人',
    '联系人姓名',
  ],
  firstName: ['given name', 'forename', 'first', '名', '名字'],
  lastName: ['surname', 'family name', 'last', '姓', '姓氏'],
  title: ['job title', 'position', 'role', 'job', '职位', '职称', '头衔', '职务'],
  email: [
    'e-mail',
    'mail',
    'email address',
    'e-mail address',
    'primary email',
    'email address 1',
    '邮件',
    '邮箱',
    '电子邮件',
    '电子邮箱',
    '邮箱地址',
    '电子邮件地址',
  ],
  phone: [
    'telephone',
    'tel',
    'phone number',
    'mobile',
    'mobile phone',
    'mobile phone number',
    'cell',
    'business phone',
    'main phone',
    'office phone',
    '电话',
    '手机',
    '手机号',
    '手机号码',
    '电话号码',
    '联系电话',
    '联系方式',
  ],
  company: ['company name', 'organisation', 'organization', 'employer', '公司', '公司名称', '单位', '企业', '企业名称'],
  website: ['web', 'url', 'homepage', 'web site', 'website url', 'company domain name', '网站', '网址', '官网'],
  industry: ['sector', 'branch', '行业', '所属行业'],
  size: ['employees', 'number of employees', 'company size', 'headcount', '规模', '员工数', '人数', '企业规模'],
  region: ['area', 'territory', 'state', 'province', 'state region', 'state province', '地区', '区域', '省份', '大区'],
  address: ['billing address', 'full address', 'location', '地址', '详细地址', '联系地址'],
  source: ['original source', 'origin', 'channel', '来源', '线索来源', '渠道', '客户来源'],
  status: ['state', 'stage', 'lifecycle stage', 'status reason', '状态', '阶段', '线索状态'],
  owner: [
    'owner email',
    'assigned user',
    'assigned to',
    'sales rep',
    'record owner',
    '负责人',
    '所有者',
    '业务员',
    '销售',
    '跟进人',
  ],
  message: [
    'notes',
    'note',
    'description',
    'comments',
    'comment',
    'remarks',
    'enquiry',
    '备注',
    '描述',
    '说明',
    '留言',
    '内容',
  ],
  description: ['notes', 'note', 'details', 'comments', '描述', '说明', '备注'],
  priority: ['rating', 'importance', '优先级', '评级', '重要程度'],
  date: ['day', '日期'],
  amount: ['value', 'estimated value', 'deal amount', 'total', '金额', '预计金额'],
  price: ['unit price', 'list price', '价格', '单价'],
}

/** Headings that name the row's own id in its source, besides the entity's name with one of these endings. */
export const idWords: readonly string[] = [
  'id',
  'recordid',
  'externalid',
  'uuid',
  'guid',
  'key',
  '编号',
  '记录编号',
  '外部编号',
  '序号',
]
export const idEndings: readonly string[] = ['id', 'no', 'number', 'key', '编号', '号']

/** What stands before a record's kind where a heading names one that is pointed at. */
export const pointing: readonly string[] = ['', 'parent', 'primary', '所属', '主要']

/** A field that other systems keep in parts: what each part is called, in the order in which they are put together. */
export interface Joined {
  readonly to: string
  readonly parts: readonly (readonly string[])[]
  readonly join?: string
}

export const joins: readonly Joined[] = [
  {
    to: 'name',
    parts: [
      ['first name', ...(synonyms.firstName ?? [])],
      ['last name', ...(synonyms.lastName ?? [])],
    ],
  },
  {
    to: 'address',
    join: ', ',
    parts: [
      [
        'street',
        'street address',
        'address 1',
        'address line 1',
        'billing address street',
        'address 1: street 1',
        '街道',
      ],
      ['street 2', 'address 2', 'address line 2', 'street address 2', 'address 1: street 2'],
      ['city', 'town', 'billing address city', 'address 1: city', '城市', '市'],
      ['state', 'state region', 'province', 'billing address state', 'address 1: state/province', '省', '省份'],
      [
        'zip',
        'zip code',
        'postal code',
        'billing address postal code',
        'address 1: zip/postal code',
        '邮编',
        '邮政编码',
      ],
      ['country', 'country region', 'billing address country', 'address 1: country/region', '国家'],
    ],
  },
]
