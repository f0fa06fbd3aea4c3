/** The walk-through: one licence case from the dropped plug-in to the public hall. */
package org.sunhall.story;
