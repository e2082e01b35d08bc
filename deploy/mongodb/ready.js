// Succeeds where this member takes writes. Makes it a replica set of one first, where it is none yet.
const password = require("fs").readFileSync("/run/secrets/mongodb_root_password", "utf8").trim();
db.getSiblingDB("admin").auth("root", password);
try {
  rs.status();
} catch (refused) {
  if (refused.codeName !== "NotYetInitialized") {
    throw refused;
  }
  rs.initiate({ _id: "rs0", members: [{ _id: 0, host: "mongodb:27017" }] });
}
quit(db.hello().isWritablePrimary ? 0 : 1);
