// The refusals of areas and claims.

import { refusals } from '../../base/problem.ts';

export const problems = refusals({
  'areas.no-such-area': {
    status: 404,
    zh: '没有网格 {id}，或者它不在可以查看的辖区内',
    en: 'there is no area {id}, or it lies beyond what may be seen',
  },
  'areas.no-such-route': {
    status: 404,
    zh: '网格 {id} 没有线路 {route}',
    en: 'area {id} has no route {route}',
  },
  'areas.not-own-unit': {
    status: 403,
    zh: '“{unit}”不归您所在的单位管；请由该单位或上级划定',
    en: '"{unit}" is not under your unit; it or its superior draws its areas',
  },
  'areas.no-such-unit': {
    status: 422,
    zh: '没有单位 {unit}，或者它不是监管单位',
    en: 'there is no unit {unit}, or it is none that supervises',
  },
  'areas.name-taken': {
    status: 409,
    zh: '{unit}已经有名为“{name}”的网格',
    en: '{unit} already has an area named "{name}"',
  },
  'areas.no-extent': {
    status: 422,
    zh: '没有范围：请在地图上画出边界，或者填写区划代码、地址用字',
    en: 'it has no extent: draw a boundary, or name divisions or words of addresses',
  },
  'areas.boundary-open': {
    status: 422,
    zh: '边界没有闭合，或者不足三个点',
    en: 'the boundary is not closed, or has fewer than three points',
  },
  'areas.boundary-crosses': {
    status: 422,
    zh: '边界在 {where} 自相交叉；请挪动附近的点',
    en: 'the boundary crosses itself at {where}; move the points near there',
  },
  'areas.parent-wrong': {
    status: 422,
    zh: '片区只能划在同一单位的网格之下，片区之下不再划分',
    en: 'a sub-area lies in an area of the same unit, and has no parts of its own',
  },
  'areas.has-parts': {
    status: 409,
    zh: '网格下还有 {count} 个片区；请先撤销片区',
    en: 'the area still has {count} sub-areas; close those first',
  },
  'areas.cut-part': {
    status: 422,
    zh: '分界线穿过片区“{part}”；请绕开它，或者先拆分、撤销这个片区',
    en: 'the line cuts the sub-area "{part}"; lead it around, or split or close that sub-area first',
  },
  'areas.has-members': {
    status: 409,
    zh: '还有 {count} 户已认领；请先移交，再撤销',
    en: '{count} claimed entities are still in it; move them first',
  },
  'areas.no-such-officer': {
    status: 422,
    zh: '没有这个监管人员，或者账户已停用、看不到这个网格',
    en: 'there is no such officer, or the account is disabled or does not see this area',
  },
  'areas.days-wrong': {
    status: 422,
    zh: '结束日 {until} 不晚于开始日 {from}',
    en: 'the end {until} is not after the beginning {from}',
  },
  'areas.not-officer': {
    status: 403,
    zh: '您今天不是“{area}”的监管人员，也不是替班；请由其监管人员办理',
    en: 'today you are neither officer nor stand-in of "{area}"; its officer does this',
  },
  'areas.nothing-to-claim': {
    status: 409,
    zh: '这一户现在没有待认领：{state}',
    en: 'there is nothing to claim of this entity now: {state}',
  },
  'areas.not-a-member': {
    status: 409,
    zh: '这一户现在不在任何网格，不能这样办',
    en: 'this entity is in no area now, so this cannot be done',
  },
  'areas.same-area': {
    status: 422,
    zh: '移入的网格就是现在的网格',
    en: 'the area to move to is the one where it is',
  },
  'areas.nothing-to-decide': {
    status: 409,
    zh: '这一户没有争议，也不是无人监管；要换网格请由监管人员移交',
    en: 'nothing about this entity is disputed or left to nobody; its officer moves it to another area',
  },
  'areas.decide-above': {
    status: 403,
    zh: '涉及不归您所在单位管的网格“{area}”，由上级裁定',
    en: 'this concerns "{area}", which is not under your unit; the superior decides',
  },
  'areas.no-boundary': {
    status: 409,
    zh: '“{area}”没有画边界，不能用线拆分',
    en: '"{area}" has no boundary to be cut',
  },
  'areas.cut-wrong': {
    status: 422,
    zh: '分界线要从网格外画到网格外，中间只穿过网格一次',
    en: 'the line must begin and end outside of the area and cross it once',
  },
  'areas.join-apart': {
    status: 409,
    zh: '两个网格不相连，或者合并后中间有空缺；请先调整边界',
    en: 'the two areas do not touch, or enclose ground of others; draw their boundaries anew first',
  },
  'areas.join-wrong': {
    status: 422,
    zh: '只能合并同一单位、同一级的另一个网格',
    en: 'only another area of the same unit and level can be joined',
  },
  'areas.may-not-tag': {
    status: 403,
    zh: '这项标注不归您的岗位，见第 {article} 条',
    en: 'this is tagged by other roles than yours, see article {article}',
  },
  'areas.nothing-to-tag': {
    status: 422,
    zh: '没有说要标注或者取消什么',
    en: 'nothing is to be tagged or untagged',
  },
  'areas.route-empty': {
    status: 422,
    zh: '线路没有走向：请在地图上画线，或者至少列入两户',
    en: 'the route leads nowhere: draw a line, or name two entities at least',
  },
  'areas.route-taken': {
    status: 409,
    zh: '{area}已经有名为“{name}”的线路',
    en: '{area} already has a route named "{name}"',
  },
  'areas.stop-not-inside': {
    status: 422,
    zh: '{entity} 不在这个网格，不能列入线路',
    en: '{entity} is not in this area and cannot be a stop',
  },
});
