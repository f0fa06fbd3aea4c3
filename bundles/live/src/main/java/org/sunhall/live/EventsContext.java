package org.sunhall.live;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContext;

/** The address of the events: below {@code /api}, which belongs to the REST whiteboard, and outside of it (design.md §3). */
@Component(service = ServletContextHelper.class, scope = ServiceScope.BUNDLE)
@HttpWhiteboardContext(name = EventsContext.NAME, path = "/api/events")
public final class EventsContext extends ServletContextHelper {

    static final String NAME = "sunhall.events";

    /** Created by the component runtime. */
    @Activate
    public EventsContext() {}
}
