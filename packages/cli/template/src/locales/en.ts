export const en: Readonly<Record<string, string>> = {
  'sample-plugin': 'Sample plugin',
  'sample-plugin.sample-record': 'Sample record',
  'sample-plugin.sample-record.plural': 'Sample records',
  'sample-plugin.sample-record.name': 'Name',
  'sample-plugin.sample-record.status': 'Status',
  'sample-plugin.sample-record.status.open': 'Open',
  'sample-plugin.sample-record.status.closed': 'Closed',
  'sample-plugin.sample-record.due': 'Due',
  'sample-plugin.sample-record.reason': 'Reason',
  'sample-plugin.sample-record.owner': 'Owner',
  'permission.sample-plugin.close': 'Close a record',
}
