import type { Text } from '@sunhall/shared/text';

export const EDITION_STATES: Record<string, Text> = {
  PROPOSED: { zh: '待审核', en: 'Proposed' }, IN_REVIEW: { zh: '审核中', en: 'In review' }, APPROVED: { zh: '审核通过,待公布', en: 'Approved, to be published' }, REJECTED: { zh: '审核未通过', en: 'Rejected' }, PUBLISHED: { zh: '已公布,待生效', en: 'Published, not yet in force' }, IN_FORCE: { zh: '现行有效', en: 'In force' }, SUPERSEDED: { zh: '已被替代', en: 'Superseded' }, WITHDRAWN: { zh: '已撤销', en: 'Withdrawn' }, CANCELLED: { zh: '已取消', en: 'Cancelled' }, HUNG: { zh: '已挂起', en: 'Hung' },
};
export const PLUGIN_STATES: Record<string, Text> = {
  PROPOSED: { zh: '已入库,未运行', en: 'Stored, not running' }, RUNNING: { zh: '运行中', en: 'Running' }, AWAY: { zh: '文件已移走', en: 'File removed' }, FAILED: { zh: '故障', en: 'Failed' }, QUARANTINED: { zh: '已隔离', en: 'Quarantined' }, STORED: { zh: '已入库', en: 'Stored' },
};
