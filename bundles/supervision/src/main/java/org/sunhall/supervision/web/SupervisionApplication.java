package org.sunhall.supervision.web;

import jakarta.ws.rs.core.Application;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationBase;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;
import org.sunhall.rest.SunhallApplication;

/** {@code /api/supervision}. */
@Component(service = Application.class)
@JakartarsName("sunhall.supervision")
@JakartarsApplicationBase("/supervision")
@SunhallApplication
public final class SupervisionApplication extends Application {

    /** Created by the component runtime. */
    @Activate
    public SupervisionApplication() {}
}
