package org.sunhall.plugins.web;

import jakarta.ws.rs.core.Application;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationBase;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;
import org.sunhall.rest.SunhallApplication;

/** {@code /api/plugins}. */
@Component(service = Application.class)
@JakartarsName("sunhall.plugins")
@JakartarsApplicationBase("/plugins")
@SunhallApplication
public final class PluginsApplication extends Application {

    /** Created by the component runtime. */
    @Activate
    public PluginsApplication() {}
}
