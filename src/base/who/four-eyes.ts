// The acts that need a second person: the one declared list, each with its reason and with who may propose and who decide.

import type { Permission } from './permissions.ts';

export interface FourEyes {
  readonly label: { readonly zh: string; readonly en: string };
  /** Why one person is not enough. */
  readonly why: { readonly zh: string; readonly en: string };
  readonly propose: Permission;
  readonly decide: Permission;
  /** For how many days it may be decided. */
  readonly days: number;
}

export const FOUR_EYES = {
  'record.withdraw': {
    label: { zh: '撤回记录', en: 'Withdraw a record' },
    why: {
      zh: '撤回使一条处罚或荣誉不再计算等级，直接改变主体的等级；由经办人以外的负责人核对依据。',
      en: 'A withdrawn record counts no longer and changes the grade of its entity at once; a head other than the proposer checks the grounds.',
    },
    propose: 'record.withdraw',
    decide: 'record.withdraw.decide',
    days: 30,
  },
  'record.adjust': {
    label: { zh: '调整等级', en: 'Adjust a level' },
    why: {
      zh: '重庆分类监管实施办法第三十七条：调整由区县局书面决定，写明理由、依据和截止日；沈河由联席会议决定。都不是一个人的决定。',
      en: 'Chongqing art. 37 asks for a written decision of the district bureau with reason, basis and end day; Shenhe for a joint meeting. Neither is one person’s.',
    },
    propose: 'record.adjust',
    decide: 'record.adjust.decide',
    days: 30,
  },
  'record.consent': {
    label: { zh: '登记主体的同意', en: 'Note a consent' },
    why: {
      zh: '4 级信息须经主体同意才能查看；由能查看这类信息的负责人核对同意书，经办人不能自己为自己开放。',
      en: 'Records of class 4 are seen with the entity’s consent only; a head who may see them checks the paper, nobody opens them for himself.',
    },
    propose: 'consent.note',
    decide: 'consent.decide',
    days: 7,
  },
  'disclosure.request': {
    label: { zh: '申请查询 3、4 级信息', en: 'Request for information of classes 3 and 4' },
    why: {
      zh: '3 级信息须经提供单位批准，4 级信息须经主体同意、个案查询；由提供单位或信用办核对用途、依据和同意书，申请人不能自己批。',
      en: 'Class 3 needs the provider’s approval, class 4 the entity’s consent for a single case; the provider or the credit office checks purpose, basis and consent.',
    },
    propose: 'request.make',
    decide: 'request.decide',
    days: 14,
  },
  'finance.grant': {
    label: { zh: '授权机构取用名单', en: 'Let an institution have a list' },
    why: {
      zh: '名单交给机构以后收不回来；由经办人以外的负责人核对协议、用途和期限。',
      en: 'What was handed to an institution cannot be had back; a second person checks agreement, purpose and term.',
    },
    propose: 'finance.propose',
    decide: 'finance.decide',
    days: 14,
  },
  'duty.extend': {
    label: { zh: '延长期限', en: 'Put a duty off' },
    why: {
      zh: '承担期限的人不能自己给自己延期；由负责人看过理由批准。',
      en: 'Whoever owes a duty does not put it off himself; a head looks at the reason.',
    },
    propose: 'duty.put-off',
    decide: 'duty.put-off.decide',
    days: 14,
  },
  'duty.waive': {
    label: { zh: '免除期限', en: 'Waive a duty' },
    why: {
      zh: '免除使一项法定的工作不再做；由负责人核对理由批准。',
      en: 'What the law asks for is not done any more; a head checks the grounds.',
    },
    propose: 'duty.put-off',
    decide: 'duty.put-off.decide',
    days: 14,
  },
  'complaint.mark': {
    label: { zh: '标记投诉人或解除标记', en: 'Mark a complainant, or lift a mark' },
    why: {
      zh: '标记涉及投诉人的名声，只供办理人参考；由提出人以外的负责人核对理由，到期自动失效。',
      en: 'A mark touches a complainant’s name and only informs whoever handles his complaints; a head other than the proposer checks the reason, and it ends by itself.',
    },
    propose: 'complaint.mark',
    decide: 'complaint.mark.decide',
    days: 14,
  },
  'repair.decide': {
    label: { zh: '决定信用修复或者撤销修复', en: 'Decide on a credit repair, or reverse one' },
    why: {
      zh: '修复使处罚或者严重失信名单不再公示，撤销使它重新公示；由经办人以外的负责人核对条件和材料。',
      en: 'A repair ends the publicity of a penalty or a listing, a reversal begins it again; a head other than the officer checks conditions and papers.',
    },
    propose: 'repair.handle',
    decide: 'repair.decide',
    days: 7,
  },
  'repair.bulk': {
    label: { zh: '批量修复', en: 'Repair in bulk' },
    why: {
      zh: '一次改变许多主体的公示；由提出人以外的负责人核对名单和依据。',
      en: 'Changes what is shown of many entities at once; a head other than the proposer checks the list and its basis.',
    },
    propose: 'repair.bulk',
    decide: 'repair.decide',
    days: 7,
  },
  'duty.sheets': {
    label: { zh: '选用期限表', en: 'Choose duty sheets' },
    why: {
      zh: '用哪个地方的期限表，决定全部片区巡查多少次、到哪一天；由提出人以外的人核对。',
      en: 'The local sheets decide how often everybody is patrolled and by when; somebody other than the proposer checks the choice.',
    },
    propose: 'duty.sheets',
    decide: 'duty.sheets.decide',
    days: 30,
  },
  'publicity.sheet': {
    label: { zh: '选用公示的数额', en: 'Choose the amounts of publicity' },
    why: {
      zh: '多少罚款算较低数额，决定全部处罚公示多久；由提出人以外的人核对。',
      en: 'What counts as a smaller fine decides how long every penalty is shown; somebody other than the proposer checks the choice.',
    },
    propose: 'duty.sheets',
    decide: 'duty.sheets.decide',
    days: 30,
  },
  'listing.enter': {
    label: { zh: '列入名录或者认定荣誉', en: 'Enter on a list, or award an honour' },
    why: {
      zh: '列入名录公开、限制一家主体；由经办人以外的负责人核对事实、程序和依据，县级列入严重违法失信名单的须上一级同意。',
      en: 'A listing is public and restricts; a head other than the handler checks facts, procedure and basis, and the level above consents where a county lists a serious violator.',
    },
    propose: 'listing.propose',
    decide: 'listing.decide',
    days: 14,
  },
  'listing.remove': {
    label: { zh: '移出名录或者撤销荣誉', en: 'Remove from a list, or withdraw an honour' },
    why: {
      zh: '移出解除限制，撤销取消称号；由经办人以外的负责人核对条件。',
      en: 'A removal lifts what restricts, a withdrawal takes a title away; a head other than the handler checks the conditions.',
    },
    propose: 'listing.propose',
    decide: 'listing.decide',
    days: 14,
  },
  'objection.uphold': {
    label: { zh: '认定异议成立', en: 'Uphold an objection' },
    why: {
      zh: '异议成立就更正或者撤回记录，改变等级、公示和名单；由经办人以外的负责人核对证据。',
      en: 'What is upheld corrects or withdraws a record and changes grade, publicity and lists; a head other than the handler checks the evidence.',
    },
    propose: 'objection.propose',
    decide: 'objection.decide',
    days: 14,
  },
  'objection.extend': {
    label: { zh: '延长异议处理期限', en: 'Put the answer to an objection off' },
    why: {
      zh: '延长使当事人等得更久，由负责人看过理由批准。',
      en: 'The objector waits longer: a head looks at the reason.',
    },
    propose: 'objection.propose',
    decide: 'objection.decide',
    days: 7,
  },
  'objection.regime': {
    label: { zh: '选用异议处理规则', en: 'Choose the regime of objections' },
    why: {
      zh: '用哪个地方的规则，决定全部异议多久答复；由提出人以外的人核对。',
      en: 'The regime decides how fast every objection is answered; somebody other than the proposer checks the choice.',
    },
    propose: 'duty.sheets',
    decide: 'duty.sheets.decide',
    days: 30,
  },
  'account.unlock': {
    label: { zh: '解锁账户', en: 'Unlock an account' },
    why: {
      zh: '口令连续输错可能是有人在试；由本单位负责人或管理员核实本人身份，另一人批准。',
      en: 'Wrong passwords may be somebody’s attempts; a head or an administrator makes sure who it is, another approves.',
    },
    propose: 'account.unlock',
    decide: 'account.unlock.decide',
    days: 1,
  },
  'rulebook.issue': {
    label: { zh: '发布规则书版本', en: 'Issue a rulebook edition' },
    why: {
      zh: '新版本改变全部主体的等级；起草人以外的人看过影响再发布。',
      en: 'A new edition changes the standing of the whole register; somebody else looks at its impact first.',
    },
    propose: 'rulebook.issue',
    decide: 'rulebook.issue.decide',
    days: 60,
  },
  'inspection.plan': {
    label: { zh: '批准检查计划', en: 'Approve an inspection plan' },
    why: {
      zh: '谁被检查、抽多少由计划决定；编制人以外的负责人核对范围、比例和人日，批准后承诺值公布，再也不能改。',
      en: 'A plan decides who is inspected and how many; a head other than its author checks scope, shares and days. Then its hash is published and nothing changes.',
    },
    propose: 'plan.write',
    decide: 'plan.decide',
    days: 30,
  },
  'inspection.card': {
    label: { zh: '启用评分卡', en: 'Put a scorecard in force' },
    why: {
      zh: '评分卡决定谁更常被查；由提交人以外的负责人核对检验结果、所看的事实和有效期。',
      en: 'A scorecard decides who is inspected more often; a head other than whoever put it in checks its test, its facts and its life.',
    },
    propose: 'plan.write',
    decide: 'card.decide',
    days: 30,
  },
  'inspection.joint': {
    label: { zh: '批准联合检查计划', en: 'Approve a joint plan' },
    why: {
      zh: '联合计划决定各部门哪一周一起上门、哪些守信主体本周期不再上门；由编制人以外的负责人核对。',
      en: 'A joint plan decides in which week departments come together and which of the trusted are spared a visit; a head other than its author checks it.',
    },
    propose: 'plan.write',
    decide: 'plan.decide',
    days: 14,
  },
  'site.article': {
    label: { zh: '发布公示网站的文章', en: 'Publish an article on the public site' },
    why: {
      zh: '公开的文字收不回来；由起草人以外的人核对事实、文号，看有没有个人信息和商业秘密，再发布。',
      en: 'What is public cannot be called back; somebody other than its author checks facts, numbers, personal data and trade secrets first.',
    },
    propose: 'article.write',
    decide: 'article.publish',
    days: 30,
  },
} as const satisfies Record<string, FourEyes>;

export type ProposalKind = keyof typeof FOUR_EYES;

export const PROPOSAL_KINDS = Object.keys(FOUR_EYES) as ProposalKind[];
