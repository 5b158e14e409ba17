// A Secret Service for tests (the D-Bus interface of desktop keyrings, freedesktop.org), as small as
// libsecret lets it be: one collection, sessions of the algorithm "plain", secrets in memory. Commands come
// on standard input: "lock", "unlock", "items" (prints how many, and the attributes of each), "quit".
#include <cstdio>
#include <gio/gio.h>
#include <map>
#include <string>

namespace {

constexpr char kCollection[] = "/org/freedesktop/secrets/collection/login";
constexpr char kAlias[] = "/org/freedesktop/secrets/aliases/default";
constexpr char kInterfaces[] = R"xml(<node>
<interface name="org.freedesktop.Secret.Service">
 <method name="OpenSession"><arg type="s" direction="in"/><arg type="v" direction="in"/><arg type="v" direction="out"/><arg type="o" direction="out"/></method>
 <method name="SearchItems"><arg type="a{ss}" direction="in"/><arg type="ao" direction="out"/><arg type="ao" direction="out"/></method>
 <method name="GetSecrets"><arg type="ao" direction="in"/><arg type="o" direction="in"/><arg type="a{o(oayays)}" direction="out"/></method>
 <method name="Unlock"><arg type="ao" direction="in"/><arg type="ao" direction="out"/><arg type="o" direction="out"/></method>
 <method name="ReadAlias"><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
 <property name="Collections" type="ao" access="read"/>
</interface>
<interface name="org.freedesktop.Secret.Collection">
 <method name="CreateItem"><arg type="a{sv}" direction="in"/><arg type="(oayays)" direction="in"/><arg type="b" direction="in"/><arg type="o" direction="out"/><arg type="o" direction="out"/></method>
 <property name="Locked" type="b" access="read"/>
 <property name="Label" type="s" access="read"/>
</interface>
<interface name="org.freedesktop.Secret.Item">
 <method name="Delete"><arg type="o" direction="out"/></method>
 <property name="Locked" type="b" access="read"/>
</interface>
</node>)xml";

struct Item {
    std::map<std::string, std::string> attributes;
    std::string secret;
    guint registration = 0;
};

GMainLoop* loop = nullptr;
GDBusNodeInfo* interfaces = nullptr;
std::map<std::string, Item> items;
bool isLocked = false;
int made = 0;

std::map<std::string, std::string> textsOf(GVariant* dictionary)
{
    std::map<std::string, std::string> texts;
    GVariantIter iter;
    g_variant_iter_init(&iter, dictionary);
    gchar const *key = nullptr, *value = nullptr;
    while (g_variant_iter_next(&iter, "{&s&s}", &key, &value))
        texts[key] = value;
    return texts;
}

bool fits(Item const& item, std::map<std::string, std::string> const& asked)
{
    for (auto const& [key, value] : asked)
        if (auto const at = item.attributes.find(key); at == item.attributes.end() || at->second != value)
            return false;
    return true;
}

void search(GVariant* parameters, GDBusMethodInvocation* call)
{
    GVariant* const asked = g_variant_get_child_value(parameters, 0);
    GVariantBuilder open, locked;
    g_variant_builder_init(&open, G_VARIANT_TYPE("ao"));
    g_variant_builder_init(&locked, G_VARIANT_TYPE("ao"));
    for (auto const& [path, item] : items)
        if (fits(item, textsOf(asked)))
            g_variant_builder_add(isLocked ? &locked : &open, "o", path.c_str());
    g_variant_unref(asked);
    g_dbus_method_invocation_return_value(call, g_variant_new("(aoao)", &open, &locked));
}

void give(GVariant* parameters, GDBusMethodInvocation* call)
{
    GVariantIter* paths = nullptr;
    gchar const *session = nullptr, *path = nullptr;
    g_variant_get(parameters, "(ao&o)", &paths, &session);
    GVariantBuilder found;
    g_variant_builder_init(&found, G_VARIANT_TYPE("a{o(oayays)}"));
    while (g_variant_iter_next(paths, "&o", &path))
        if (auto const item = items.find(path); item != items.end() && !isLocked) {
            std::string const& secret = item->second.secret;
            g_variant_builder_add(
                &found, "{o(o@ay@ays)}", path, session,
                g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, nullptr, 0, 1),
                g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, secret.data(), secret.size(), 1),
                "text/plain");
        }
    g_variant_iter_free(paths);
    g_dbus_method_invocation_return_value(call, g_variant_new("(a{o(oayays)})", &found));
}

void answer(GDBusConnection* bus, gchar const*, gchar const* path, gchar const*, gchar const* method,
            GVariant* parameters, GDBusMethodInvocation* call, gpointer);
GVariant* property(GDBusConnection*, gchar const*, gchar const*, gchar const*, gchar const* name, GError**,
                   gpointer)
{
    std::string const wanted = name;
    if (wanted == "Locked")
        return g_variant_new_boolean(isLocked);
    if (wanted == "Label")
        return g_variant_new_string("login");
    gchar const* const all[] = {kCollection};
    return g_variant_new_objv(all, 1);
}
GDBusInterfaceVTable const kTable{answer, property, nullptr, {}};

guint offer(GDBusConnection* bus, char const* path, char const* interface)
{
    return g_dbus_connection_register_object(bus, path,
                                             g_dbus_node_info_lookup_interface(interfaces, interface),
                                             &kTable, nullptr, nullptr, nullptr);
}

void create(GDBusConnection* bus, GVariant* parameters, GDBusMethodInvocation* call)
{
    GVariant* const properties = g_variant_get_child_value(parameters, 0);
    GVariant* const secret = g_variant_get_child_value(parameters, 1);
    GVariant* const attributes =
        g_variant_lookup_value(properties, "org.freedesktop.Secret.Item.Attributes", G_VARIANT_TYPE("a{ss}"));
    GVariant* const bytes = g_variant_get_child_value(secret, 2);
    gsize size = 0;
    auto const* const data = static_cast<char const*>(g_variant_get_fixed_array(bytes, &size, 1));
    Item item{textsOf(attributes), std::string(data, size), 0};
    std::string path;
    for (auto const& [known, each] : items) // the test asks to replace
        if (each.attributes == item.attributes)
            path = known;
    if (path.empty()) {
        path = std::string(kCollection) + "/" + std::to_string(++made);
        item.registration = offer(bus, path.c_str(), "org.freedesktop.Secret.Item");
    } else {
        item.registration = items[path].registration;
    }
    items[path] = item;
    for (GVariant* each : {properties, secret, attributes, bytes})
        g_variant_unref(each);
    g_dbus_method_invocation_return_value(call, g_variant_new("(oo)", path.c_str(), "/"));
}

void answer(GDBusConnection* bus, gchar const*, gchar const* path, gchar const*, gchar const* method,
            GVariant* parameters, GDBusMethodInvocation* call, gpointer)
{
    std::string const asked = method;
    if (asked == "OpenSession") {
        gchar const* algorithm = nullptr;
        g_variant_get_child(parameters, 0, "&s", &algorithm);
        if (std::string(algorithm) != "plain")
            g_dbus_method_invocation_return_error(call, G_DBUS_ERROR, G_DBUS_ERROR_NOT_SUPPORTED,
                                                  "plain only");
        else
            g_dbus_method_invocation_return_value(
                call, g_variant_new("(vo)", g_variant_new_string(""), "/org/freedesktop/secrets/session/1"));
    } else if (asked == "SearchItems") {
        search(parameters, call);
    } else if (asked == "GetSecrets") {
        give(parameters, call);
    } else if (asked == "ReadAlias") {
        g_dbus_method_invocation_return_value(call, g_variant_new("(o)", kCollection));
    } else if (asked == "CreateItem" && !isLocked) {
        create(bus, parameters, call);
    } else if (asked == "Delete" && !isLocked) {
        g_dbus_connection_unregister_object(bus, items[path].registration);
        items.erase(path);
        g_dbus_method_invocation_return_value(call, g_variant_new("(o)", "/"));
    } else { // Unlock would ask the person; nobody is there
        g_dbus_method_invocation_return_error(call, G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED, "locked");
    }
}

gboolean command(GIOChannel* input, GIOCondition, gpointer)
{
    gchar* line = nullptr;
    if (g_io_channel_read_line(input, &line, nullptr, nullptr, nullptr) != G_IO_STATUS_NORMAL) {
        g_main_loop_quit(loop);
        return FALSE;
    }
    std::string const text = g_strstrip(line);
    g_free(line);
    if (text == "quit")
        g_main_loop_quit(loop);
    if (text == "lock" || text == "unlock")
        isLocked = text == "lock";
    std::string told = text;
    if (text == "items")
        for (auto const& [path, item] : items) {
            told += " [";
            for (auto const& [key, value] : item.attributes)
                told += key + "=" + value + ";";
            told += "]";
        }
    std::printf("%s\n", told.c_str());
    std::fflush(stdout);
    return TRUE;
}

void named(GDBusConnection*, gchar const*, gpointer)
{
    std::printf("ready\n");
    std::fflush(stdout);
}

} // namespace

int main()
{
    interfaces = g_dbus_node_info_new_for_xml(kInterfaces, nullptr);
    GDBusConnection* const bus = g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, nullptr);
    if (!interfaces || !bus)
        return 1;
    loop = g_main_loop_new(nullptr, FALSE);
    offer(bus, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service");
    for (char const* path : {kCollection, kAlias})
        offer(bus, path, "org.freedesktop.Secret.Collection");
    g_bus_own_name_on_connection(bus, "org.freedesktop.secrets", G_BUS_NAME_OWNER_FLAGS_NONE, named, nullptr,
                                 nullptr, nullptr);
    GIOChannel* const input = g_io_channel_unix_new(0);
    g_io_add_watch(input, static_cast<GIOCondition>(G_IO_IN | G_IO_HUP), command, nullptr);
    g_main_loop_run(loop);
    return 0;
}
