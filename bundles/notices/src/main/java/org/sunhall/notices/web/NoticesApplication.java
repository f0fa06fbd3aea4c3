package org.sunhall.notices.web;

import jakarta.ws.rs.core.Application;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationBase;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;
import org.sunhall.rest.SunhallApplication;

/** {@code /api/notices}. */
@Component(service = Application.class)
@JakartarsName("sunhall.notices")
@JakartarsApplicationBase("/notices")
@SunhallApplication
public final class NoticesApplication extends Application {

    /** Created by the component runtime. */
    @Activate
    public NoticesApplication() {}
}
