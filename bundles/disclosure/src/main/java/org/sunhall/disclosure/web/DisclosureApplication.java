package org.sunhall.disclosure.web;

import jakarta.ws.rs.core.Application;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationBase;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;
import org.sunhall.rest.SunhallApplication;

/** {@code /api/disclosure}. */
@Component(service = Application.class)
@JakartarsName("sunhall.disclosure")
@JakartarsApplicationBase("/disclosure")
@SunhallApplication
public final class DisclosureApplication extends Application {

    /** Created by the component runtime. */
    @Activate
    public DisclosureApplication() {}
}
