package org.sunhall.jurisdictions.internal.http;

import jakarta.ws.rs.core.Application;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationBase;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;
import org.sunhall.rest.SunhallApplication;

/** {@code /api/jurisdictions}. */
@Component(service = Application.class)
@JakartarsName("sunhall.jurisdictions")
@JakartarsApplicationBase("/jurisdictions")
@SunhallApplication
public final class JurisdictionsApplication extends Application {

    /** Created by the component runtime. */
    @Activate
    public JurisdictionsApplication() {}
}
