package org.sunhall.demo;

import jakarta.ws.rs.core.Application;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationBase;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;
import org.sunhall.rest.SunhallApplication;

/** {@code /api/demo}. */
@Component(service = Application.class)
@JakartarsName("sunhall.demo")
@JakartarsApplicationBase("/demo")
@SunhallApplication
public final class DemoApplication extends Application {

    /** Created by the component runtime. */
    @Activate
    public DemoApplication() {}
}
