// Compiles the contracts of this directory, starts a node of a chain on a free port, and says both in one line of JSON.
// It mines a block for every transaction, and when it is told to; it ends with its standard input.
const fs = require("fs");
const path = require("path");
const ganache = require("ganache");
const solc = require("solc");

const directory = process.argv[2];
const sources = {};
for (const file of fs.readdirSync(directory).filter((name) => name.endsWith(".sol"))) {
  sources[file] = { content: fs.readFileSync(path.join(directory, file), "utf8") };
}
const output = JSON.parse(
  solc.compile(
    JSON.stringify({
      language: "Solidity",
      sources,
      settings: { evmVersion: "paris", outputSelection: { "*": { "*": ["abi", "evm.bytecode.object"] } } },
    })
  )
);
const errors = (output.errors || []).filter((error) => error.severity === "error");
if (errors.length > 0) {
  console.error(errors.map((error) => error.formattedMessage).join("\n"));
  process.exit(1);
}
const contracts = {};
for (const file of Object.values(output.contracts)) {
  for (const [name, contract] of Object.entries(file)) {
    contracts[name] = { abi: contract.abi, bytecode: "0x" + contract.evm.bytecode.object };
  }
}

const server = ganache.server({
  logging: { quiet: true },
  wallet: { deterministic: true, totalAccounts: 5 },
  chain: { chainId: 31337 },
  miner: { blockTime: 0, instamine: "eager" },
});
server.listen(0, "127.0.0.1").then(() => {
  console.log(JSON.stringify({ port: server.address().port, contracts }));
});
process.stdin.on("end", () => server.close().then(() => process.exit(0)));
process.stdin.resume();
