// Run once, by mongod's first start: the nodes' own user, who may write the documents and nothing else.
const password = require("fs").readFileSync("/run/secrets/mongodb_password", "utf8").trim();
db.getSiblingDB("admin").createUser({
  user: "caseledger",
  pwd: password,
  roles: [{ role: "readWrite", db: "caseledger" }],
});
