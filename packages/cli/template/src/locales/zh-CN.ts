export const zhCN: Readonly<Record<string, string>> = {
  'sample-plugin': 'Sample plugin',
  'sample-plugin.sample-record': 'Sample record',
  'sample-plugin.sample-record.plural': 'Sample records',
  'sample-plugin.sample-record.name': '名称',
  'sample-plugin.sample-record.status': '状态',
  'sample-plugin.sample-record.status.open': '进行中',
  'sample-plugin.sample-record.status.closed': '已关闭',
  'sample-plugin.sample-record.due': '到期日',
  'sample-plugin.sample-record.reason': '原因',
  'sample-plugin.sample-record.owner': '负责人',
  'permission.sample-plugin.close': '关闭记录',
}
