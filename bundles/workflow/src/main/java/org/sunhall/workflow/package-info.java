/**
 * The BPMN profile: {@link org.sunhall.workflow.FlowReader} reads and checks a flow file, and
 * {@link org.sunhall.workflow.TokenMachine} moves the tokens of a case through the flow. Pure: no database, no HTTP, no
 * "now".
 *
 * <h2>The file</h2>
 * One {@code bpmn:process} with: one plain start event, plain end events, user tasks, service tasks, exclusive and parallel
 * gateways, sub-processes (each with one start event of its own), sequence flows; text annotations, associations, groups,
 * documentation and the diagram are free. Everything else is refused by name: timers because limits belong to clocks,
 * boundary events and call activities until the platform can execute them. Own attributes and elements, namespace
 * {@code urn:sunhall:bpmn:1}, usual prefix {@code sunhall} (see {@code SUNHALL-SCHEMA/sunhall-bpmn.xsd} and
 * {@code sunhall-moddle.json} in the SDK's api):
 * <ul>
 * <li>{@code userTask}: {@code sunhall:post} (required, key of the post, e.g. {@code window}), {@code sunhall:limit}
 *     ({@code 5wd} working days, {@code 30d} days, {@code 24h} hours), {@code sunhall:form} (key of a form file),
 *     {@code sunhall:handlers} (1–9, how many different officers sign; default 1), {@code sunhall:titleEn}; {@code name} is
 *     the Chinese title and required.
 * <li>{@code serviceTask}: {@code sunhall:task} (required, name of the plug-in's automatic task), {@code sunhall:titleEn}; it
 *     has at most one outcome.
 * <li>in {@code bpmn:extensionElements} of a task, any number of
 *     {@code <sunhall:outcome name="accept" label="予以受理" labelEn="Accepted" effect="accept" document="acceptance-notice"
 *     negative="false" to=""/>}: {@code name} and {@code label} are required; {@code effect} is one of
 *     {@link org.sunhall.workflow.Effects}; {@code document} lists kinds of papers, separated by spaces; {@code negative}
 *     outcomes need reasons; {@code to} names the earlier step of a {@code return}. A task without outcomes has the single
 *     outcome {@code done}.
 * <li>a sequence flow that leaves an exclusive gateway has a {@code conditionExpression}, except the gateway's default, of which
 *     there is exactly one: {@code outcome:accept} (the last completed step ended so) or a JSON Schema 2020-12 on the case
 *     facts {@code {"form":{…},"facts":{…}}}. Conditions are tried in the order of the file; the first that holds is taken.
 *     Mind that a JSON Schema holds for what is absent, too, unless it says {@code required}.
 * </ul>
 *
 * <h2>What a sound flow is</h2>
 * Every node can be reached and reaches an end; no token is ever stuck, doubled or left over; every outcome has its way: at
 * most one outcome of the steps before a gateway goes by the default flow when others are named. Effects come in lawful
 * order on every path: {@code supplement}, {@code accept}, {@code not-accept}, {@code not-needed}, {@code refer} before
 * acceptance; {@code grant} or {@code refuse} once, after acceptance; {@code issue} after {@code grant}; {@code deliver} after the
 * decision; every path ends closed before acceptance, or decided and delivered.
 *
 * <p>A complete example is {@code src/test/resources/food-licence.bpmn} of this module.
 */
@Export
@Version("1.0.0")
package org.sunhall.workflow;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
