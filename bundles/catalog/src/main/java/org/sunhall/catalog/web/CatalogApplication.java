package org.sunhall.catalog.web;

import jakarta.ws.rs.core.Application;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationBase;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;
import org.sunhall.rest.SunhallApplication;

/** {@code /api/catalog}. */
@Component(service = Application.class)
@JakartarsName("sunhall.catalog")
@JakartarsApplicationBase("/catalog")
@SunhallApplication
public final class CatalogApplication extends Application {

    /** Created by the component runtime. */
    @Activate
    public CatalogApplication() {}
}
