package org.sunhall.identity.internal.http;

import jakarta.ws.rs.core.Application;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationBase;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;
import org.sunhall.rest.SunhallApplication;

/** {@code /api/identity}. */
@Component(service = Application.class)
@JakartarsName("sunhall.identity")
@JakartarsApplicationBase("/identity")
@SunhallApplication
public final class IdentityApplication extends Application {

    /** Created by the component runtime. */
    @Activate
    public IdentityApplication() {}
}
